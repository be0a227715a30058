package io.tagpilot.image;

import java.io.IOException;

/** WebP: the lossy, lossless and extended forms. */
final class WebpHeader {

    private static final int FIRST_CHUNK = 12;
    private static final int DATA = FIRST_CHUNK + 8;
    private static final int ANIMATED = 0x02;
    private static final int HAS_EXIF = 0x08;
    private static final int HAS_ALPHA = 0x10;
    private static final int MOST_EXIF = 64 * 1024;
    private static final int FEW_PIXELS_BITS = 0x3fff;

    private WebpHeader() {}

    static boolean is(HeaderBytes in) throws IOException {
        return in.matches(0, "RIFF") && in.matches(8, "WEBP");
    }

    static ImageFacts read(HeaderBytes in) throws IOException {
        return switch (in.ascii(FIRST_CHUNK, 4)) {
            case "VP8 " -> lossy(in);
            case "VP8L" -> lossless(in);
            case "VP8X" -> extended(in);
            default -> throw new BrokenHeader("its WebP header is damaged");
        };
    }

    private static ImageFacts lossy(HeaderBytes in) throws IOException {
        if ((in.u8(DATA) & 1) != 0 || in.u24le(DATA + 3) != 0x2a019d) {
            throw new BrokenHeader("its WebP header is damaged");
        }
        int width = in.u16le(DATA + 6) & FEW_PIXELS_BITS;
        int height = in.u16le(DATA + 8) & FEW_PIXELS_BITS;
        return ImageFacts.stored(ImageType.WEBP, Size.of(width), Size.of(height), 1, false, false);
    }

    private static ImageFacts lossless(HeaderBytes in) throws IOException {
        if (in.u8(DATA) != 0x2f) {
            throw new BrokenHeader("its WebP header is damaged");
        }
        long bits = in.u32le(DATA + 1);
        int width = (int) (bits & FEW_PIXELS_BITS) + 1;
        int height = (int) (bits >> 14 & FEW_PIXELS_BITS) + 1;
        return ImageFacts.stored(ImageType.WEBP, width, height, 1, false, (bits >> 28 & 1) == 1);
    }

    private static ImageFacts extended(HeaderBytes in) throws IOException {
        int flags = in.u8(DATA);
        int width = in.u24le(DATA + 4) + 1;
        int height = in.u24le(DATA + 7) + 1;
        int orientation = (flags & HAS_EXIF) == 0 ? 1 : orientation(in);
        return ImageFacts.stored(
                ImageType.WEBP, width, height, orientation, (flags & ANIMATED) != 0, (flags & HAS_ALPHA) != 0);
    }

    private static int orientation(HeaderBytes in) throws IOException {
        long at = FIRST_CHUNK;
        while (in.has(at, 8)) {
            long length = in.u32le(at + 4);
            if (in.matches(at, "EXIF")) {
                boolean readable = length <= MOST_EXIF && in.has(at + 8, (int) length);
                return readable ? Exif.orientation(in.bytes(at + 8, (int) length)) : 1;
            }
            at += 8 + length + (length & 1);
        }
        return 1;
    }
}
