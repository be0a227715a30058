package io.tagpilot.dataset;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a save is answered, for good.
 *
 * @param before the revision that the dataset had before it, or null where it was not there
 * @param revision of the dataset after it
 * @param zip {@code pending} when the ZIP copy will be written, {@code none} when there is no need
 * @param images those that the save has touched
 * @param removed those that are gone
 * @param notes what was done beside what was asked for
 */
record SaveAnswer(
        String status,
        String name,
        String path,
        @Nullable String before,
        String revision,
        String zip,
        List<SavedImage> images,
        List<String> removed,
        List<Note> notes) {

    /**
     * An image that the save has touched.
     *
     * @param requested the name that the client asked for
     * @param was the name before, or null for a new image
     * @param item the staged picture, where it got one
     */
    record SavedImage(
            String requested,
            @Nullable String was,
            @Nullable String item,
            @JsonUnwrapped ImageEntry entry) {}
}
