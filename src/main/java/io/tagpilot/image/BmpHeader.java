package io.tagpilot.image;

import java.io.IOException;
import java.util.Set;

/** BMP: the core header of OS/2 or one of the longer ones of Windows. */
final class BmpHeader {

    private static final int CORE = 12;
    private static final Set<Long> HEADER_SIZES = Set.of(12L, 16L, 40L, 52L, 56L, 64L, 108L, 124L);

    private BmpHeader() {}

    /** Two letters are too little to go by, so the size of the second header must be a known one too. */
    static boolean is(HeaderBytes in) throws IOException {
        return in.matches(0, "BM") && in.has(14, CORE) && HEADER_SIZES.contains(in.u32le(14));
    }

    static ImageFacts read(HeaderBytes in) throws IOException {
        boolean core = in.u32le(14) == CORE;
        long width = core ? in.u16le(18) : (int) in.u32le(18);
        // a negative height means that the rows begin at the top
        long height = core ? in.u16le(20) : Math.abs((long) (int) in.u32le(22));
        return ImageFacts.stored(ImageType.BMP, Size.of(width), Size.of(height), 1, false, false);
    }
}
