package io.tagpilot.dataset;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants changed in a dataset, all in one.
 *
 * @param save names the save, so that repeating it changes nothing
 * @param create whether the dataset must be new, or must be there
 * @param ending for texts of images that have none yet
 * @param trigger to be remembered, or null to leave it
 * @param modes to be remembered by image; a null mode is forgotten
 * @param mine images whose versions are not compared
 * @param about what the history will say of it, or null
 */
public record ChangeSet(
        String save,
        boolean create,
        CaptionEnding ending,
        @Nullable String trigger,
        Map<String, @Nullable String> modes,
        List<Text> texts,
        List<Added> added,
        List<Replaced> replaced,
        List<Renamed> renamed,
        List<Removed> removed,
        Set<String> mine,
        @Nullable String about) {

    /**
     * Another caption text, or none.
     *
     * @param base the version of the caption file that the client has seen; null where there was none
     */
    public record Text(
            String file, @Nullable String text, @Nullable String base) {}

    /** An image from the stage under a new name. */
    public record Added(String item, String file, @Nullable String text) {}

    /** An image from the stage in place of another. */
    public record Replaced(
            String file, String item, String to, @Nullable String base) {}

    /** An image under another name. */
    public record Renamed(String file, String to, @Nullable String base) {}

    /** An image that is no longer wanted. */
    public record Removed(String file, @Nullable String base) {}

    /** Adds one image, whatever the dataset holds. */
    static ChangeSet adding(String save, boolean create, Added image) {
        return new ChangeSet(
                save,
                create,
                CaptionEnding.ONLY_TXT,
                null,
                Map.of(),
                List.of(),
                List.of(image),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                null);
    }

    /** The items that must be in the stage. */
    Stream<String> items() {
        return Stream.concat(added.stream().map(Added::item), replaced.stream().map(Replaced::item));
    }
}
