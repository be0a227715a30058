package io.tagpilot.dataset;

import io.tagpilot.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Single images of a dataset as they are on the disk now. */
final class LiveImages {

    private final Dataset dataset;
    private final DatasetNames names;
    private final Remembered remembered;
    private final EntryReader reader;

    LiveImages(Dataset dataset, DatasetNames names, Remembered remembered, EntryReader reader) {
        this.dataset = dataset;
        this.names = names;
        this.remembered = remembered;
        this.reader = reader;
    }

    Dataset dataset() {
        return dataset;
    }

    /** What is there, unlike what is planned. */
    DatasetNames names() {
        return names;
    }

    Path place(String file) {
        return new WorkspacePath(dataset.path(), file).path();
    }

    Optional<ListedFile> image(String file) {
        Path place = place(file);
        return FileKind.of(file) == FileKind.IMAGE ? ListedFile.at(place, file) : Optional.empty();
    }

    /** The caption files of an image, the one that counts first. */
    List<EntryReader.Placed> texts(String image) throws IOException {
        List<EntryReader.Placed> texts = new ArrayList<>();
        for (String file : possibleTexts(image)) {
            if (ListedFile.at(place(file), file).isPresent()) {
                texts.add(new EntryReader.Placed(file, place(file)));
            }
        }
        return texts;
    }

    /** Those of which the names are known, and the usual ones, which another program may have made a moment ago. */
    private List<String> possibleTexts(String image) throws IOException {
        List<String> texts = new ArrayList<>(names.textsOf(image));
        String stem = new FileName(image).stem();
        for (String usual : List.of(stem + CaptionEnding.TXT, stem + CaptionEnding.CAPTION)) {
            if (texts.stream().noneMatch(text -> FileName.folded(text).equals(FileName.folded(usual)))) {
                texts.add(usual);
            }
        }
        texts.sort(DatasetNames.FIRST_CHOICE_FIRST);
        return texts;
    }

    /** When an image or its caption was last written, whichever is later; nothing where the image is gone. */
    Optional<Instant> changed(String image) throws IOException {
        Optional<ListedFile> file = image(image);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        return Stream.concat(
                        file.stream(),
                        texts(image).stream().flatMap(text -> ListedFile.at(text.place(), text.file()).stream()))
                .max(Comparator.comparingLong(ListedFile::modified))
                .map(last -> Instant.EPOCH.plusNanos(last.modified()));
    }

    Optional<CaptionFile> caption(String image) throws IOException {
        return texts(image).stream().findFirst().map(reader::caption);
    }

    Optional<ImageEntry> entry(String file) throws IOException {
        ListedFile image = image(file).orElse(null);
        return image == null
                ? Optional.empty()
                : Optional.of(reader.read(
                        dataset.folder(),
                        image,
                        place(file),
                        texts(file),
                        remembered.modes().get(file)));
    }
}
