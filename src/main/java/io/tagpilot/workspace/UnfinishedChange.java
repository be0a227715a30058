package io.tagpilot.workspace;

import java.io.IOException;

/** The disk refused in the middle of a change that was decided. It will be finished as soon as the disk lets us. */
final class UnfinishedChange extends IOException {

    private static final long serialVersionUID = 1L;

    UnfinishedChange(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
