package io.tagpilot.archive;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Refuses two entries that would be one file on some system. */
final class EntryTwins {

    private final Map<String, EntryName> files = new HashMap<>();
    private final Set<String> folders = new HashSet<>();

    void add(EntryName name) {
        String folded = folded(name.path());
        if (name.folder()) {
            addFolders(folded);
        } else {
            EntryName before = files.putIfAbsent(folded, name);
            if (before != null) {
                throw BadZip.because(sentence(before, name));
            }
            int end = folded.lastIndexOf('/');
            if (end > 0) {
                addFolders(folded.substring(0, end));
            }
        }
    }

    /** To be called after the last one. */
    void finish() {
        for (Map.Entry<String, EntryName> file : files.entrySet()) {
            if (folders.contains(file.getKey())) {
                throw BadZip.because("A name in the ZIP is file and folder: "
                        + BadZip.shown(file.getValue().path()) + ".");
            }
        }
    }

    private void addFolders(String path) {
        String folder = path;
        while (folders.add(folder) && folder.indexOf('/') > 0) {
            folder = folder.substring(0, folder.lastIndexOf('/'));
        }
    }

    private static String sentence(EntryName before, EntryName name) {
        String both = BadZip.shown(before.given()) + " and " + BadZip.shown(name.given()) + ".";
        if (before.given().equals(name.given())) {
            return "Name twice in ZIP: " + BadZip.shown(name.given()) + ".";
        }
        if (!before.path().equals(name.path())) {
            return "Names differ only in case: " + both;
        }
        boolean sameLetters =
                before.given().replace('\\', '/').equals(name.given().replace('\\', '/'));
        return sameLetters || before.isRenamed() || name.isRenamed()
                ? "Name twice in ZIP: " + both
                : "Names differ only in spelling form: " + both;
    }

    /** The same for names that Windows and macOS take for one. */
    private static String folded(String path) {
        StringBuilder folded = new StringBuilder(path.length());
        path.codePoints().forEach(point -> folded.appendCodePoint(Character.toLowerCase(Character.toUpperCase(point))));
        return folded.toString();
    }
}
