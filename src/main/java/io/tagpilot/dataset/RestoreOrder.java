package io.tagpilot.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants back of an earlier version.
 *
 * @param save names the save, so that repeating it changes nothing
 * @param version as it stood before the change of that id
 * @param what how much of it
 * @param images of which; none for the whole dataset
 * @param revision the state of the dataset that the client has seen; only for the whole, null when it does not matter
 * @param about what the history will say, or null
 */
public record RestoreOrder(
        String save,
        String version,
        What what,
        List<Seen> images,
        @Nullable String revision,
        @Nullable String about) {

    /** How much comes back. */
    public enum What {
        /** The texts of images that are still there. */
        TEXT,
        /** Images with their texts. */
        IMAGE,
        /** All images and texts; what is not in that version goes. */
        ALL
    }

    /**
     * An image, and how the client has seen it.
     *
     * @param version of the image; null where there was none
     * @param textVersion of its caption file; null where there was none
     */
    public record Seen(
            String file, @Nullable String version, @Nullable String textVersion) {}
}
