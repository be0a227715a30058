package io.tagpilot.dataset;

import io.tagpilot.workspace.Step;
import io.tagpilot.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which files of a dataset will be put and which dropped. A name that is both keeps what is put. */
final class FilePlan {

    private final Dataset dataset;
    private final Map<String, Path> puts = new LinkedHashMap<>();
    private final Set<String> drops = new LinkedHashSet<>();

    FilePlan(Dataset dataset) {
        this.dataset = dataset;
    }

    void put(String file, Path source) {
        puts.put(file, source);
    }

    void drop(String file) {
        drops.add(file);
    }

    /** Where the bytes lie now that {@code file} will have, or nothing when there will be no such file. */
    Optional<ListedPlace> future(String file) {
        Path source = puts.get(file);
        if (source == null && drops.contains(file)) {
            return Optional.empty();
        }
        Path place = source == null ? dataset.path().resolve(file) : source;
        return ListedFile.at(place, file).map(listed -> new ListedPlace(listed, place));
    }

    /** A file that will be in the dataset, and where its bytes lie now. */
    record ListedPlace(ListedFile file, Path place) {}

    /** The names under which nothing will be any more. */
    Stream<String> dropped() {
        return drops.stream().filter(file -> !puts.containsKey(file));
    }

    boolean isEmpty() {
        return puts.isEmpty() && drops.isEmpty();
    }

    List<Step> steps(Workspace workspace) {
        List<Step> steps = new ArrayList<>();
        dropped()
                .map(file -> new Step(Step.Kind.DROP, dataset.folder() + "/" + file, null))
                .forEach(steps::add);
        puts.forEach((file, source) ->
                steps.add(new Step(Step.Kind.PUT, dataset.folder() + "/" + file, workspace.relativize(source))));
        return steps;
    }

    /** What {@code before} will have become. */
    Listing applyTo(Listing before) {
        Map<String, ListedFile> with = new LinkedHashMap<>();
        puts.forEach((file, source) -> ListedFile.at(source, file).ifPresent(listed -> with.put(file, listed)));
        return before.after(drops, with);
    }

    /** What the names in a folder will have become. */
    FolderNames applyTo(FolderNames before, String folder) {
        Set<String> without = new LinkedHashSet<>();
        Set<String> with = new LinkedHashSet<>();
        dropped()
                .map(FileName::new)
                .filter(file -> file.folder().equals(folder))
                .forEach(file -> without.add(file.name()));
        puts.keySet().stream()
                .map(FileName::new)
                .filter(file -> file.folder().equals(folder))
                .forEach(file -> with.add(file.name()));
        return before.after(without, with);
    }

    /** The folders in which something happens, each with a {@code /} at its end. */
    Set<String> folders() {
        Set<String> folders = new LinkedHashSet<>();
        drops.forEach(file -> folders.add(new FileName(file).folder()));
        puts.keySet().forEach(file -> folders.add(new FileName(file).folder()));
        return folders;
    }
}
