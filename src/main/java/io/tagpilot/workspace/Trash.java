package io.tagpilot.workspace;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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
        try (Stream<Path> datasets = Files.list(root())) {
            return datasets.filter(dataset -> Files.isDirectory(dataset.resolve(planId)))
                    .map(dataset -> String.valueOf(dataset.getFileName()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (NoSuchFileException nothingWasEverReplaced) {
            return Set.of();
        }
    }

    private Path root() {
        return workspace.stateFolder().resolve("trash");
    }

    /** Where the earlier version of {@code target} is kept. */
    Path placeFor(Plan plan, String target) {
        return folderOf(plan).resolve("files").resolve(target);
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
