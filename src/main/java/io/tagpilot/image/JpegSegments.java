package io.tagpilot.image;

import java.io.IOException;

/** Goes from one segment of a JPEG's header to the next, and stops where the pixels begin. */
final class JpegSegments {

    static final int APP1 = 0xe1;
    static final int APP14 = 0xee;
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;

    private final HeaderBytes in;
    private long next = 2;
    private int marker;
    private long start;
    private int length;

    JpegSegments(HeaderBytes in) {
        this.in = in;
    }

    /** Goes to the next segment that has a body; false at the first scan. */
    boolean next() throws IOException {
        do {
            skipFilling();
            marker = in.u8(next + 1);
            next += 2;
        } while (standsAlone());
        if (marker == SOS || marker == EOI) {
            return false;
        }
        int stated = in.u16be(next);
        if (stated < 2) {
            throw new BrokenHeader("its JPEG segments are damaged");
        }
        start = next + 2;
        length = stated - 2;
        next += stated;
        return true;
    }

    int marker() {
        return marker;
    }

    /** Where the segment's body begins. */
    long start() {
        return start;
    }

    /** The body's length. */
    int length() {
        return length;
    }

    /** Whether this is one of the "start of frame" segments, which state the size. */
    boolean statesSize() {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private void skipFilling() throws IOException {
        if (in.u8(next) != 0xff) {
            throw new BrokenHeader("its JPEG segments are damaged");
        }
        while (in.u8(next + 1) == 0xff) {
            next++;
        }
    }

    private boolean standsAlone() {
        return marker == SOI || marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7);
    }
}
