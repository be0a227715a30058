package io.tagpilot.image;

import java.io.IOException;

/** GIF: the screen size, then the extension blocks that stand before the first picture. */
final class GifHeader {

    private static final int FIXED_PART = 13;
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xf9;
    private static final int APPLICATION = 0xff;

    private GifHeader() {}

    static boolean is(HeaderBytes in) throws IOException {
        return in.matches(0, "GIF87a") || in.matches(0, "GIF89a");
    }

    static ImageFacts read(HeaderBytes in) throws IOException {
        int width = Size.of(in.u16le(6));
        int height = Size.of(in.u16le(8));
        int flags = in.u8(10);
        int colourTable = (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
        boolean alpha = false;
        boolean animated = false;
        long at = (long) FIXED_PART + colourTable;
        while (in.has(at, 2) && in.u8(at) == EXTENSION) {
            int kind = in.u8(at + 1);
            if (kind == GRAPHIC_CONTROL && in.has(at, 4)) {
                alpha |= (in.u8(at + 3) & 1) == 1;
            }
            // only pictures that move say how often to repeat them
            animated |= kind == APPLICATION && in.matches(at + 3, "NETSCAPE2.0");
            at = afterBlocks(in, at + 2);
        }
        return ImageFacts.stored(ImageType.GIF, width, height, 1, animated, alpha);
    }

    private static long afterBlocks(HeaderBytes in, long start) throws IOException {
        long at = start;
        while (in.has(at, 1) && in.u8(at) != 0) {
            at += in.u8(at) + 1;
        }
        return at + 1;
    }
}
