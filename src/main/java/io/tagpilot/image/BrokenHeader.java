package io.tagpilot.image;

import java.io.IOException;

/** The bytes begin like an image of a known type and then break its rules. The message goes on after "a.png cannot be read: ". */
final class BrokenHeader extends IOException {

    private static final long serialVersionUID = 1L;

    BrokenHeader(String reason) {
        super(reason);
    }
}
