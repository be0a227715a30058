package io.tagpilot.dataset;

import io.tagpilot.image.ImageFacts;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the files of a dataset by having read them once, by what the disk says of them. Files so young that they could change and keep
 * their version are not taken in. Safe for use by many threads.
 */
final class FileIndex {

    /** Longer texts are read each time. */
    static final int LONGEST_TEXT = 20_000;

    private final Map<ListedFile, Image> images = new ConcurrentHashMap<>();
    private final Map<ListedFile, CaptionFile> texts = new ConcurrentHashMap<>();
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
        Image known = images.get(file);
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
        images.put(file, image);
        changed = true;
    }

    /** The SHA-256 of that version of an image, if something had to read all of it. */
    @Nullable
    String sha256(ListedFile file) {
        Image known = images.get(file);
        return known == null ? null : known.sha256();
    }

    /** Notes the SHA-256 of an image of which the header is known. */
    void learn(ListedFile file, String sha256) {
        Image known = images.get(file);
        if (known != null && file.isSettled()) {
            learn(file, new Image(known.facts(), known.problem(), sha256));
        }
    }

    /** What is known of that version of a caption file, or what {@code read} finds. */
    CaptionFile text(ListedFile file, Supplier<CaptionFile> read) {
        CaptionFile known = texts.get(file);
        if (known != null) {
            return known;
        }
        CaptionFile found = read.get();
        if (file.isSettled() && file.size() <= LONGEST_TEXT && found.text() != null) {
            texts.put(file, found);
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
        Set<ListedFile> there = new HashSet<>(files);
        images.keySet().retainAll(there);
        texts.keySet().retainAll(there);
        return true;
    }

    /** Everything known of images. */
    Map<ListedFile, Image> images() {
        return images;
    }

    /** Everything known of caption files. */
    Map<ListedFile, CaptionFile> texts() {
        return texts;
    }
}
