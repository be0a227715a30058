package io.tagpilot.dataset.web;

import io.tagpilot.dataset.ContentKeys;
import io.tagpilot.dataset.StoredImage;
import io.tagpilot.image.ImageProbe;
import io.tagpilot.image.Thumbnails;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Images and small pictures of them as answers: typed by their content, and such that a browser runs nothing in them. Where the address
 * names the version, the answer never changes and may be kept for good.
 */
@Component
final class PictureAnswers {

    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private final ImageProbe probe;
    private final Thumbnails thumbnails;
    private final ContentKeys keys;

    PictureAnswers(ImageProbe probe, Thumbnails thumbnails, ContentKeys keys) {
        this.probe = probe;
        this.thumbnails = thumbnails;
        this.keys = keys;
    }

    /**
     * All bytes, or a range of them.
     *
     * @param version that was asked for, or null for whichever there is
     * @param ifRange without a match, a range is answered with all
     */
    ResponseEntity<Resource> image(StoredImage image, @Nullable String version, @Nullable String ifRange)
            throws IOException {
        require(image, version);
        String type = probe.probe(image.place()).type().mime();
        String tag = "\"" + image.file().version() + "\"";
        boolean whole = ifRange != null && !ifRange.equals(tag);
        Resource body = whole ? new InputStreamResource(image.open()) : new OneVersion(image);
        return answer(version, tag, MediaType.parseMediaType(type)).body(body);
    }

    ResponseEntity<Resource> thumbnail(StoredImage image, @Nullable String version, int size) throws IOException {
        require(image, version);
        Path picture = thumbnails.thumbnail(image.place(), keys.of(image), size);
        MediaType type = picture.toString().endsWith(".png") ? MediaType.IMAGE_PNG : MediaType.IMAGE_JPEG;
        return answer(version, "\"" + image.file().version() + "-" + size + "\"", type)
                .body(new FileSystemResource(picture));
    }

    private static void require(StoredImage image, @Nullable String version) {
        if (version != null) {
            image.require(version);
        }
    }

    private static ResponseEntity.BodyBuilder answer(@Nullable String version, String tag, MediaType type) {
        return ResponseEntity.ok()
                .cacheControl(version == null ? CacheControl.noCache() : FOR_GOOD)
                .eTag(tag)
                .contentType(type)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cross-Origin-Resource-Policy", "same-origin");
    }

    /** Refuses to be read when the file was replaced since its version was looked at. */
    private static final class OneVersion extends FileSystemResource {
        private final StoredImage image;

        OneVersion(StoredImage image) {
            super(image.place());
            this.image = image;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return image.open();
        }
    }
}
