package io.tagpilot.dataset;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The name of a file in a dataset, taken apart.
 *
 * @param path relative to the dataset, with {@code /}
 */
record FileName(String path) {

    /** The folder with a {@code /} at its end, or nothing. */
    String folder() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** Without the folder. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Everything before the ending, the folder included: what an image and its caption files have in common. */
    String stem() {
        return path.substring(0, path.length() - ending().length());
    }

    /** The last dot and what follows it, or nothing. A name that begins with its only dot has no ending. */
    String ending() {
        String name = name();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot);
    }

    /** What is equal for names that some file system takes for the same. */
    static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
