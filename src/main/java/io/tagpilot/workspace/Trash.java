package io.tagpilot.workspace;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
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

    private final Disk disk;
    private final Workspace workspace;

    Trash(Disk disk, Workspace workspace) {
        this.disk = disk;
        this.workspace = workspace;
    }

    Path folderOf(Plan plan) {
        return folderOf(plan.datasets().get(0)).resolve(plan.id());
    }

    /** Where a plan is to be found too: in the trash of other datasets whose whole folder it moves. */
    List<Path> foldersOfMoved(Plan plan) {
        return plan.moved().stream()
                .map(dataset -> folderOf(dataset).resolve(plan.id()))
                .toList();
    }

    /** Where what was changed in a dataset lies. */
    Path folderOf(String dataset) {
        return new WorkspacePath(root(), dataset).path();
    }

    /** When the latest change of these datasets was that the trash knows of. */
    Instant latest(List<String> datasets) throws IOException {
        Instant latest = Instant.MIN;
        for (String dataset : datasets) {
            for (Path folder : entries(folderOf(dataset))) {
                Instant time =
                        TransactionId.time(String.valueOf(folder.getFileName())).orElse(Instant.MIN);
                latest = time.isAfter(latest) ? time : latest;
            }
        }
        return latest;
    }

    /** The names of the datasets of which something is kept. */
    List<String> datasets() throws IOException {
        return entries(root()).stream()
                .filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
                .map(folder -> String.valueOf(folder.getFileName()))
                .sorted()
                .toList();
    }

    /** What lies in a folder, if there is one. */
    static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (NoSuchFileException | NotDirectoryException nothingThere) {
            return List.of();
        }
    }

    /** The datasets in whose trash there is something of that plan. */
    Set<String> datasetsOf(String planId) throws IOException {
        return datasets().stream()
                .filter(dataset -> Files.isDirectory(folderOf(dataset).resolve(planId)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Path root() {
        return workspace.stateFolder().resolve("trash");
    }

    /** Where the earlier version of {@code target} is kept. */
    Path placeFor(Plan plan, String target) {
        return filesIn(folderOf(plan)).resolve(target);
    }

    /** Where a plan's folder keeps what stood at the changed paths. */
    static Path filesIn(Path folderOfPlan) {
        return folderOfPlan.resolve("files");
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
