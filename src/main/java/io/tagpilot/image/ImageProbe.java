package io.tagpilot.image;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/**
 * Tells what an image file holds by its bytes, never by its ending, and without decoding a pixel: a flood of pixels is refused
 * before it costs memory.
 */
@Component
public final class ImageProbe {

    private static final long MEGAPIXEL = 1_000_000;

    private final ImageLimits limits;

    public ImageProbe(ImageLimits limits) {
        this.limits = limits;
    }

    /** {@link #probe(Path, String)} with the file's own name in the sentences. */
    public ImageFacts probe(Path file) throws IOException {
        return probe(file, String.valueOf(file.getFileName()));
    }

    /**
     * Reads the header.
     *
     * @param shownName what the sentences call the file, for one that is staged under another name
     * @throws TagPilotException {@code UNREADABLE_IMAGE}, {@code UNSUPPORTED_TYPE} or {@code TOO_LARGE}
     * @throws IOException when the disk fails, not when the bytes are bad
     */
    public ImageFacts probe(Path file, String shownName) throws IOException {
        try (HeaderBytes in = HeaderBytes.open(file)) {
            if (in.size() == 0) {
                throw new TagPilotException(
                        ProblemCode.UNREADABLE_IMAGE, "Empty file: " + shownName + " holds no bytes at all.");
            }
            return withinLimits(read(in, shownName), shownName);
        } catch (BrokenHeader e) {
            throw new TagPilotException(
                    ProblemCode.UNREADABLE_IMAGE,
                    "Not a readable image: " + shownName + " is damaged, " + e.getMessage() + ".",
                    e);
        }
    }

    private static ImageFacts read(HeaderBytes in, String shownName) throws IOException {
        if (PngHeader.is(in)) {
            return PngHeader.read(in);
        }
        if (JpegHeader.is(in)) {
            return JpegHeader.read(in);
        }
        if (WebpHeader.is(in)) {
            return WebpHeader.read(in);
        }
        if (GifHeader.is(in)) {
            return GifHeader.read(in);
        }
        if (BmpHeader.is(in)) {
            return BmpHeader.read(in);
        }
        String sentence = ForeignType.sentence(in, shownName);
        if (sentence != null) {
            throw new TagPilotException(ProblemCode.UNSUPPORTED_TYPE, sentence);
        }
        throw new TagPilotException(
                ProblemCode.UNREADABLE_IMAGE,
                "Not a readable image: " + shownName + " is no PNG, JPEG, WebP, GIF or BMP file.");
    }

    private ImageFacts withinLimits(ImageFacts facts, String shownName) {
        int width = facts.width();
        int height = facts.height();
        if (width > limits.side() || height > limits.side() || (long) width * height > limits.pixels()) {
            throw new TagPilotException(
                            ProblemCode.TOO_LARGE,
                            "Image too large: " + width + "×" + height + " pixels in " + shownName
                                    + ". At most " + limits.pixels() / MEGAPIXEL + " megapixels and " + limits.side()
                                    + " pixels a side are taken.")
                    .with("width", width)
                    .with("height", height);
        }
        return facts;
    }
}
