package io.tagpilot.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;

/** JPEG: the segments up to the one that states the size; the EXIF segment comes before it. */
final class JpegHeader {

    private static final String EXIF = "Exif\0\0";

    private JpegHeader() {}

    static boolean is(HeaderBytes in) throws IOException {
        return in.matches(0, "\u00ff\u00d8\u00ff");
    }

    static ImageFacts read(HeaderBytes in) throws IOException {
        int orientation = 0;
        JpegSegments segment = new JpegSegments(in);
        while (segment.next()) {
            long at = segment.start();
            if (segment.statesSize()) {
                int width = Size.of(in.u16be(at + 3));
                int height = Size.of(in.u16be(at + 1));
                return ImageFacts.stored(ImageType.JPEG, width, height, Math.max(1, orientation), false, false);
            }
            if (orientation == 0 && segment.marker() == JpegSegments.APP1 && in.matches(at, EXIF)) {
                orientation = Exif.orientation(in.bytes(at, segment.length()));
            }
        }
        throw new BrokenHeader("its JPEG header states no size");
    }

    /**
     * How the colours are coded.
     *
     * @param bands 1 for grey, 3 for colours, 4 for inks
     * @param adobeTransform 0 as they are, 1 YCbCr, 2 YCCK, where Adobe's segment says so
     */
    record Colours(int bands, OptionalInt adobeTransform) {}

    static Colours colours(Path file) throws IOException {
        OptionalInt adobeTransform = OptionalInt.empty();
        try (HeaderBytes in = HeaderBytes.open(file)) {
            JpegSegments segment = new JpegSegments(in);
            while (segment.next()) {
                if (segment.statesSize()) {
                    return new Colours(in.u8(segment.start() + 5), adobeTransform);
                }
                if (segment.marker() == JpegSegments.APP14 && in.matches(segment.start(), "Adobe")) {
                    adobeTransform = OptionalInt.of(in.u8(segment.start() + 11));
                }
            }
        }
        throw new BrokenHeader("its JPEG header states no size");
    }
}
