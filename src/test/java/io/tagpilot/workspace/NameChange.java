package io.tagpilot.workspace;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A name that came or went.
 *
 * @param folder the node of the folder
 * @param node what the name stands for from then on, or {@link #REMOVED}
 * @param pair the change that it is one half of a rename with, if it is
 */
record NameChange(int folder, String name, int node, List<Integer> pair, AtomicBoolean lasts) {

    static final int REMOVED = -1;

    /** Whether it is the half of a rename by which the old name goes. */
    boolean isOldName() {
        return !pair.isEmpty() && node == REMOVED;
    }
}
