package io.tagpilot.dataset;

import io.tagpilot.workspace.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The images and texts of a dataset as they stood before a change: those that are there now, with every change since then taken back. The
 * bytes are not copied; a file that was not changed since lies in the dataset, another in the trash.
 */
final class PastDataset {

    private final NavigableMap<String, Path> files = new TreeMap<>();
    private @Nullable Path memory;

    /** @param memory what is remembered of the dataset, if anything is */
    PastDataset(Path folder, Listing now, Optional<Path> memory) {
        now.managed().forEach(file -> files.put(file.path(), folder.resolve(file.path())));
        this.memory = memory.orElse(null);
    }

    /** Goes back to before {@code past}. */
    void takeBack(PastChange past, String placeOfMemory) {
        if (past.origin().isPresent()) {
            return;
        }
        for (Step step : past.fileSteps().toList()) {
            set(past.nameOf(step), past.change().earlier(step.target()), step.kind());
        }
        if (past.change().steps().stream().anyMatch(step -> step.target().equals(placeOfMemory))) {
            memory = past.change().earlier(placeOfMemory).orElse(null);
        }
    }

    /** A drop without anything in the trash has found nothing to drop. */
    private void set(String file, Optional<Path> earlier, Step.Kind kind) {
        if (earlier.isPresent() && ListedFile.at(earlier.get(), file).isPresent()) {
            files.put(file, earlier.get());
        } else if (kind == Step.Kind.PUT) {
            files.remove(file);
        }
    }

    /** Images and texts by name, and where the bytes of each lie. */
    NavigableMap<String, Path> files() {
        return files;
    }

    List<String> images() {
        return files.keySet().stream()
                .filter(file -> FileKind.of(file) == FileKind.IMAGE)
                .toList();
    }

    Optional<Path> place(String file) {
        return Optional.ofNullable(files.get(file));
    }

    /** What was remembered, if anything was. */
    Optional<Path> memory() {
        return Optional.ofNullable(memory);
    }

    /** The caption files of an image, the one that counts first. */
    List<EntryReader.Placed> texts(String image) {
        String stem = new FileName(image).stem();
        List<EntryReader.Placed> texts = new ArrayList<>();
        files.subMap(stem, true, stem + Character.MAX_VALUE, true).forEach((file, place) -> {
            if (FileKind.of(file) == FileKind.TEXT && new FileName(file).stem().equals(stem)) {
                texts.add(new EntryReader.Placed(file, place));
            }
        });
        texts.sort((one, other) -> DatasetNames.FIRST_CHOICE_FIRST.compare(one.file(), other.file()));
        return texts;
    }
}
