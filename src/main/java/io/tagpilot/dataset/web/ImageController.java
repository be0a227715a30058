package io.tagpilot.dataset.web;

import io.tagpilot.dataset.Datasets;
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
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Images and small pictures of them. Where the address names the version, the answer never changes and may be kept for good. */
@RestController
@RequestMapping("/api/tagpilot")
class ImageController {

    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private final Datasets datasets;
    private final ImageProbe probe;
    private final Thumbnails thumbnails;

    ImageController(Datasets datasets, ImageProbe probe, Thumbnails thumbnails) {
        this.datasets = datasets;
        this.probe = probe;
        this.thumbnails = thumbnails;
    }

    @GetMapping("/image")
    ResponseEntity<Resource> image(
            @RequestParam String name,
            @RequestParam String file,
            @RequestParam(name = "v", required = false) @Nullable String version,
            @RequestHeader(name = HttpHeaders.IF_RANGE, required = false) @Nullable String ifRange)
            throws IOException {
        StoredImage image = find(name, file, version);
        String type = probe.probe(image.place()).type().mime();
        String tag = "\"" + image.file().version() + "\"";
        boolean whole = ifRange != null && !ifRange.equals(tag);
        Resource body = whole ? new InputStreamResource(image.open()) : new OneVersion(image);
        return answer(version, tag, MediaType.parseMediaType(type)).body(body);
    }

    @GetMapping("/thumbnail")
    ResponseEntity<Resource> thumbnail(
            @RequestParam String name,
            @RequestParam String file,
            @RequestParam(name = "v", required = false) @Nullable String version,
            @RequestParam int size)
            throws IOException {
        StoredImage image = find(name, file, version);
        Path picture = thumbnails.thumbnail(image.place(), image.contentKey(), size);
        MediaType type = picture.toString().endsWith(".png") ? MediaType.IMAGE_PNG : MediaType.IMAGE_JPEG;
        return answer(version, "\"" + image.file().version() + "-" + size + "\"", type)
                .body(new FileSystemResource(picture));
    }

    private StoredImage find(String name, String file, @Nullable String version) {
        StoredImage image = datasets.image(name, file);
        if (version != null) {
            image.require(version);
        }
        return image;
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
