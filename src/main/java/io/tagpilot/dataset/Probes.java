package io.tagpilot.dataset;

import io.tagpilot.image.ImageProbe;
import io.tagpilot.problem.TagPilotException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known about images by having read their headers once, by place and version. Safe for use by many threads. */
@Component
final class Probes {

    private final ImageProbe probe;
    private final FileIndexes indexes;

    Probes(ImageProbe probe, FileIndexes indexes) {
        this.probe = probe;
        this.indexes = indexes;
    }

    /**
     * Reads the header of the image at {@code place} unless that version of it was read before.
     *
     * @param home the dataset to which it belongs, where {@code place} is only where the bytes lie now
     */
    FileIndex.Image of(String home, Path place, ListedFile file) {
        return indexes.of(home).image(file, () -> probe(place, new FileName(file.path()).name(), null));
    }

    /** Remembers what was learned of an image before it came to its {@code home}. */
    void learn(String home, Path place, ListedFile file, @Nullable String sha256) {
        indexes.of(home).learn(file, probe(place, new FileName(file.path()).name(), sha256));
    }

    private FileIndex.Image probe(Path place, String shownName, @Nullable String sha256) {
        try {
            return new FileIndex.Image(probe.probe(place, shownName), null, sha256);
        } catch (TagPilotException e) {
            return new FileIndex.Image(null, e.detail(), sha256);
        } catch (IOException e) {
            return new FileIndex.Image(null, shownName + " cannot be read from the disk.", sha256);
        }
    }
}
