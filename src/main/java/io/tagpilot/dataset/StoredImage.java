package io.tagpilot.dataset;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An image on the disk, in one version.
 *
 * @param dataset to which it belongs
 * @param file its name, size and version
 * @param place where it lies
 */
public record StoredImage(Dataset dataset, ListedFile file, Path place) {

    /**
     * This version's bytes.
     *
     * @throws TagPilotException when it was replaced meanwhile
     */
    public InputStream open() throws IOException {
        InputStream in = Files.newInputStream(place);
        // looked at after opening, so that what is open is what was looked at
        if (ListedFile.at(place, file.path()).equals(Optional.of(file))) {
            return in;
        }
        in.close();
        throw changed();
    }

    /** Fails unless {@code version} is this one. */
    public void require(String version) {
        if (!version.equals(file.version())) {
            throw changed();
        }
    }

    private TagPilotException changed() {
        return new TagPilotException(
                ProblemCode.IMAGE_CHANGED,
                file.path() + " was changed since its version was named. Load the dataset again.");
    }
}
