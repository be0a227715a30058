package io.tagpilot.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An earlier version of a dataset. Its images are read only as they are asked for, one at a time. */
public final class OpenedVersion {

    private final Dataset dataset;
    private final PastDataset past;
    private final String revision;
    private final Remembered remembered;
    private final EntryReader reader;

    OpenedVersion(Dataset dataset, PastDataset past, String revision, Remembered remembered, EntryReader reader) {
        this.dataset = dataset;
        this.past = past;
        this.revision = revision;
        this.remembered = remembered;
        this.reader = reader;
    }

    public Dataset dataset() {
        return dataset;
    }

    /** Names the state on the disk from which the version was worked out. */
    public String revision() {
        return revision;
    }

    /** The trigger word, where one was remembered. */
    public @Nullable String trigger() {
        return remembered.trigger();
    }

    /** What was remembered with that version. */
    Remembered remembered() {
        return remembered;
    }

    PastDataset past() {
        return past;
    }

    /** The images in order, each with the caption that it had. */
    public Stream<ImageEntry> images() {
        return past.files().entrySet().stream()
                .filter(file -> FileKind.of(file.getKey()) == FileKind.IMAGE)
                .flatMap(file -> entry(file).stream());
    }

    private List<ImageEntry> entry(Map.Entry<String, Path> image) {
        return ListedFile.at(image.getValue(), image.getKey()).stream()
                .map(listed -> reader.read(
                        dataset.folder(),
                        listed,
                        image.getValue(),
                        past.texts(listed.path()),
                        remembered.modes().get(listed.path())))
                .toList();
    }
}
