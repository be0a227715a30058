package io.tagpilot.dataset;

/**
 * Something that a save did beside what it was asked for.
 *
 * @param code for programs
 * @param file the file that is meant, under the name that it has now
 * @param detail for people
 */
public record Note(String code, String file, String detail) {

    static Note renamed(String wanted, String stored) {
        return new Note(
                "file-renamed",
                stored,
                wanted + " was stored as " + stored
                        + ", because another image has that name or would share its caption file.");
    }

    static Note cacheDropped(String cache, String image) {
        return new Note(
                "cache-dropped",
                cache,
                cache + " was moved to trash, because the trainer would have used it although " + image
                        + " has changed.");
    }

    static Note emptied(String text, String other) {
        return new Note(
                "caption-emptied",
                text,
                text + " was emptied and not removed, because " + other + " would have taken its place.");
    }
}
