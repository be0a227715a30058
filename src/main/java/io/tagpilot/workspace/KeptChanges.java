package io.tagpilot.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** The changes whose earlier files are in the trash. To be used with the dataset locked. */
@Component
public final class KeptChanges {

    /** In bytes: more than four steps of the longest names take. */
    private static final long SHORT_PLAN = 16_384;

    private final Disk disk;
    private final Workspace workspace;
    private final Trash trash;
    private final Journal journal;
    private final PlanFiles plans;

    KeptChanges(Disk disk, Workspace workspace, Trash trash, Journal journal, JsonMapper json) {
        this.disk = disk;
        this.workspace = workspace;
        this.trash = trash;
        this.journal = journal;
        this.plans = new PlanFiles(json);
    }

    /**
     * The changes of a dataset.
     *
     * @param changes the newest first, as far back as they can be read
     * @param problem why one could not be read, so that those before it are of no use; else null
     */
    public record Kept(List<KeptChange> changes, @Nullable String problem) {}

    /** The names of the datasets of which something is kept, whether or not they are still there. */
    public List<String> datasets() throws IOException {
        return trash.datasets();
    }

    /** Where what is kept of a dataset lies. */
    public Path folderOf(String dataset) {
        return trash.folderOf(dataset);
    }

    /** What is kept of the dataset of that name. Folders that are no change's are left alone. */
    public Kept of(String dataset) throws IOException {
        List<KeptChange> changes = new ArrayList<>();
        for (Path folder : foldersOf(dataset)) {
            KeptChange change = read(dataset, folder);
            if (change != null) {
                changes.add(change);
            } else if (!isUndecided(folder)) {
                return new Kept(changes, workspace.relativize(folder) + " cannot be read");
            }
        }
        return new Kept(changes, null);
    }

    /** Those that took few steps, as moving a whole dataset does. Plans of many steps are not read, so this is cheap. */
    public List<KeptChange> ofFewSteps(String dataset) throws IOException {
        List<KeptChange> changes = new ArrayList<>();
        for (Path folder : foldersOf(dataset)) {
            Path file = folder.resolve(PlanFiles.NAME);
            boolean isShort = Files.exists(file) && Files.size(file) < SHORT_PLAN;
            KeptChange change = isShort ? read(dataset, folder) : null;
            if (change != null) {
                changes.add(change);
            }
        }
        return changes;
    }

    /** Names the latest change of a dataset that has a folder in the trash, so that one can tell whether there was another since. */
    public String latest(String dataset) throws IOException {
        return foldersOf(dataset).stream().findFirst().map(KeptChanges::nameOf).orElse("");
    }

    /** Gives up what a change's folder keeps. It is out of the way in one step; what a crash leaves is cleared later. */
    public void discard(String dataset, Path folder) throws IOException {
        disk.createFolders(discarded());
        Path away = discarded().resolve(dataset + "-" + nameOf(folder));
        FileSystemUtils.deleteRecursively(away);
        disk.move(folder, away);
        FileSystemUtils.deleteRecursively(away);
    }

    /** Clears what a crash has left of what was given up. */
    public void clearDiscarded() throws IOException {
        for (Path left : Trash.entries(discarded())) {
            FileSystemUtils.deleteRecursively(left);
        }
    }

    private @Nullable KeptChange read(String dataset, Path folder) throws IOException {
        Plan plan = plans.read(folder.resolve(PlanFiles.NAME)).plan();
        if (plan == null || !plan.id().equals(nameOf(folder))) {
            return null;
        }
        KeptChange change = new KeptChange(dataset, plan, folder);
        return change.isSound() ? change : null;
    }

    private boolean isUndecided(Path folder) {
        return !Files.exists(folder.resolve(PlanFiles.NAME)) && !journal.knows(nameOf(folder));
    }

    private Path discarded() {
        return workspace.stateFolder().resolve("discarded");
    }

    /** The folders of changes, the newest first. */
    private List<Path> foldersOf(String dataset) throws IOException {
        return Trash.entries(trash.folderOf(dataset)).stream()
                .filter(folder -> TransactionId.time(nameOf(folder)).isPresent())
                .filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
                .sorted(Comparator.comparing(KeptChanges::timeOf)
                        .thenComparing(KeptChanges::nameOf)
                        .reversed())
                .toList();
    }

    private static Instant timeOf(Path folder) {
        return TransactionId.time(nameOf(folder)).orElse(Instant.EPOCH);
    }

    private static String nameOf(Path folder) {
        return String.valueOf(folder.getFileName());
    }
}
