package io.tagpilot.dataset;

import java.util.Comparator;

/** Orders paths as a walk through folders meets them: the files of a folder by name, then what is in its sub-folders, by their names. */
enum PathOrder implements Comparator<String> {
    FILES_FIRST;

    @Override
    public int compare(String one, String other) {
        int from = 0;
        for (; ; ) {
            int end = one.indexOf('/', from);
            int otherEnd = other.indexOf('/', from);
            if (end < 0 && otherEnd < 0) {
                return one.substring(from).compareTo(other.substring(from));
            }
            if (end < 0 || otherEnd < 0) {
                return end < 0 ? -1 : 1;
            }
            int order = one.substring(from, end).compareTo(other.substring(from, otherEnd));
            if (order != 0) {
                return order;
            }
            from = end + 1;
        }
    }
}
