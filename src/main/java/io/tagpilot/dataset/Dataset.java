package io.tagpilot.dataset;

import java.nio.file.Path;

/**
 * A dataset that is there.
 *
 * @param name of its folder
 * @param path of its folder, absolute
 */
public record Dataset(DatasetName name, Path path) {

    /** The name of the folder. */
    public String folder() {
        return name.folder();
    }
}
