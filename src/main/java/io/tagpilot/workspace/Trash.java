package io.tagpilot.workspace;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Earlier versions of files, in {@code .tagpilot/trash/<dataset>/<transaction>/}: what stood at each changed path below
 * {@code files}, and beside it the plan that changed it.
 */
@Component
final class Trash {

    private static final String PLAN = "plan.json";

    private final Disk disk;
    private final Workspace workspace;

    Trash(Disk disk, Workspace workspace) {
        this.disk = disk;
        this.workspace = workspace;
    }

    Path folderOf(Plan plan) {
        return root().resolve(plan.datasets().get(0)).resolve(plan.id());
    }

    /** The datasets in whose trash there is something of that plan. */
    Set<String> datasetsOf(String planId) throws IOException {
        return datasets().stream()
                .filter(dataset -> Files.isDirectory(root().resolve(dataset).resolve(planId)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The folders of all plans of which there is something in the trash of that dataset, the oldest first. */
    List<Path> foldersOf(String dataset) throws IOException {
        return list(root().resolve(dataset));
    }

    /** The datasets in whose trash there is something. */
    List<String> datasets() throws IOException {
        return list(root()).stream()
                .map(dataset -> String.valueOf(dataset.getFileName()))
                .toList();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (NoSuchFileException nothingWasEverReplaced) {
            return List.of();
        }
    }

    private Path root() {
        return workspace.stateFolder().resolve("trash");
    }

    /** Where the earlier version of {@code target} is kept. */
    Path placeFor(Plan plan, String target) {
        return filesIn(folderOf(plan)).resolve(target);
    }

    /** Where in the folder of a plan the earlier versions lie, each under its path in the datasets folder. */
    Path filesIn(Path folder) {
        return folder.resolve("files");
    }

    /** Whether the plan whose folder this is was carried out. */
    boolean isHistory(Path folder) {
        return Files.exists(folder.resolve(PLAN));
    }

    /** Where a plan that is carried out is kept. */
    Path planIn(Path folder) {
        return folder.resolve(PLAN);
    }

    /** Gives the file a second name in the trash, or copies it where the file system has no second names. */
    void keep(Path file, Path place) throws IOException {
        try {
            disk.link(file, place);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
            copy(file, place);
        }
    }

    private void copy(Path file, Path place) throws IOException {
        FileTime changed = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
        disk.write(place, out -> Files.copy(file, out));
        Files.setLastModifiedTime(place, changed);
    }
}
