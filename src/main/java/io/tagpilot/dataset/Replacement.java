package io.tagpilot.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replaces the images and texts of a dataset by those of a folder. What TagPilot does not manage stays, files whose bytes are the same
 * are not written, and nobody sees anything in between.
 */
final class Replacement {

    private final Dataset dataset;
    private final Path incoming;
    private final Workbench bench;
    private final Listing before;
    private final FilePlan files;

    /** The files that the dataset will have, and where they lie now. */
    private final Map<String, Path> next = new LinkedHashMap<>();

    /** Stems of images that change or go, or whose text does. */
    private final Set<String> changedStems = new HashSet<>();

    private Replacement(Dataset dataset, Path incoming, Workbench bench) throws IOException {
        this.dataset = dataset;
        this.incoming = incoming;
        this.bench = bench;
        this.before = Listing.whole(dataset.path());
        this.files = new FilePlan(dataset);
    }

    /** What is to be done so that {@code dataset}, which need not exist, holds the files in {@code incoming}. */
    static FilePlan plan(Dataset dataset, Path incoming, Workbench bench) throws IOException {
        Replacement replacement = new Replacement(dataset, incoming, bench);
        replacement.collect();
        replacement.putChanged();
        replacement.dropMissing();
        replacement.dropCaches();
        return replacement.files;
    }

    /** Every image gets a caption file of its own: the second of one stem moves, with a copy of the text. */
    private void collect() throws IOException {
        DatasetNames names = new DatasetNames(incoming);
        for (ListedFile file : Listing.whole(incoming).files()) {
            next.put(file.path(), incoming.resolve(file.path()));
        }
        for (String image : images()) {
            List<String> sharing = names.imagesSharingTextOf(image);
            if (sharing.indexOf(image) > 0) {
                separate(image, names);
            }
        }
    }

    private void separate(String image, DatasetNames names) throws IOException {
        names.remove(image);
        String moved = names.free(image);
        names.add(moved);
        next.put(moved, incoming.resolve(image));
        next.remove(image);
        for (String text : names.textsOf(image)) {
            String copy = new FileName(moved).stem() + new FileName(text).ending();
            next.put(copy, bench.file(Files.readAllBytes(incoming.resolve(text))));
        }
    }

    private void putChanged() throws IOException {
        for (Map.Entry<String, Path> file : next.entrySet()) {
            if (!isSame(file.getKey(), file.getValue())) {
                files.put(file.getKey(), file.getValue());
                changedStems.add(new FileName(file.getKey()).stem());
            }
        }
    }

    private void dropMissing() {
        Set<String> stems = new HashSet<>();
        before.images().forEach(image -> stems.add(new FileName(image.path()).stem()));
        images().forEach(image -> stems.add(new FileName(image).stem()));
        for (ListedFile file : before.managed()) {
            String stem = new FileName(file.path()).stem();
            boolean ours = file.kind() == FileKind.IMAGE || stems.contains(stem);
            if (ours && !next.containsKey(file.path())) {
                files.drop(file.path());
                changedStems.add(stem);
            }
        }
    }

    private void dropCaches() throws IOException {
        DatasetNames names = new DatasetNames(dataset.path());
        for (String stem : changedStems) {
            for (String cache : names.cachesOf(stem + ".png")) {
                if (!next.containsKey(cache)) {
                    files.drop(cache);
                }
            }
        }
    }

    private boolean isSame(String file, Path incomingFile) throws IOException {
        Path there = dataset.path().resolve(file);
        return ListedFile.at(there, file).isPresent() && Files.mismatch(there, incomingFile) < 0;
    }

    private List<String> images() {
        return next.keySet().stream()
                .filter(file -> FileKind.of(file) == FileKind.IMAGE)
                .toList();
    }
}
