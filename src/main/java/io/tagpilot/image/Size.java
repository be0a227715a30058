package io.tagpilot.image;

import java.io.IOException;

/** A side of an image as a header states it. */
final class Size {

    private Size() {}

    /** {@code stated} as an int, refused when no image can be that wide or high. */
    static int of(long stated) throws IOException {
        if (stated < 1 || stated > Integer.MAX_VALUE) {
            throw new BrokenHeader("its header states a width or height of " + stated);
        }
        return (int) stated;
    }
}
