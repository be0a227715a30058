package io.tagpilot.dataset;

import io.tagpilot.image.ImageFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the files of a dataset by having read them once, by name and version. Files so young that they could change and keep
 * their version are not taken in. Safe for use by many threads.
 */
final class FileIndex {

    /** Longer texts are read each time. */
    static final int LONGEST_TEXT = 20_000;

    private final Map<String, Image> images = new ConcurrentHashMap<>();
    private final Map<String, CaptionFile> texts = new ConcurrentHashMap<>();
    private volatile boolean changed;

    /**
     * What is known of an image.
     *
     * @param facts null where {@code problem} says why it cannot be read
     * @param problem why not
     * @param sha256 of its bytes, once something had to read them all
     */
    record Image(
            @Nullable ImageFacts facts,
            @Nullable String problem,
            @Nullable String sha256) {}

    /** What is known of that version of an image, or what {@code probe} finds. */
    Image image(ListedFile file, Supplier<Image> probe) {
        Image known = images.get(key(file));
        if (known != null) {
            return known;
        }
        Image found = probe.get();
        if (file.isSettled()) {
            learn(file, found);
        }
        return found;
    }

    void learn(ListedFile file, Image image) {
        images.put(key(file), image);
        changed = true;
    }

    /** The SHA-256 of that version of an image, if something had to read all of it. */
    @Nullable
    String sha256(ListedFile file) {
        Image known = images.get(key(file));
        return known == null ? null : known.sha256();
    }

    /** Notes the SHA-256 of an image of which the header is known. */
    void learn(ListedFile file, String sha256) {
        Image known = images.get(key(file));
        if (known != null && file.isSettled()) {
            learn(file, new Image(known.facts(), known.problem(), sha256));
        }
    }

    /** What is known of that version of a caption file, or what {@code read} finds. */
    CaptionFile text(ListedFile file, Supplier<CaptionFile> read) {
        CaptionFile known = texts.get(key(file));
        if (known != null) {
            return known;
        }
        CaptionFile found = read.get();
        if (file.isSettled() && file.size() <= LONGEST_TEXT && found.text() != null) {
            texts.put(key(file), found);
            changed = true;
        }
        return found;
    }

    /** Forgets all but what is known of these files, and tells whether something was learned since the last time. */
    boolean settle(List<ListedFile> files) {
        if (!changed) {
            return false;
        }
        changed = false;
        Map<String, ListedFile> there = new HashMap<>();
        files.forEach(file -> there.put(key(file), file));
        images.keySet().retainAll(there.keySet());
        texts.keySet().retainAll(there.keySet());
        return true;
    }

    /** Everything known of images, by name and version. */
    Map<String, Image> images() {
        return images;
    }

    /** Everything known of caption files, by name and version. */
    Map<String, CaptionFile> texts() {
        return texts;
    }

    private static String key(ListedFile file) {
        return file.path() + '\0' + file.version() + '\0' + file.node();
    }
}
