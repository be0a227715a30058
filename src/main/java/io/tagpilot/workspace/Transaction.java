package io.tagpilot.workspace;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Carries out a plan wholly or not at all, whatever happens in between.
 *
 * <ol>
 *   <li><b>Prepare.</b> Files that will be replaced get a second name in the trash, and everything that the plan relies on is
 *       forced. No dataset has changed; a crash leaves only litter.
 *   <li><b>Decide.</b> The plan is written to the journal and forced. This is the point of no return.
 *   <li><b>Apply.</b> Drops, then folders, then puts. Each step is one rename, looks first whether it is done already, and needs
 *       no more than the plan: after a crash the same plan is simply applied again.
 *   <li><b>Close.</b> What was changed is forced, and the plan leaves the journal for the trash, where it is history.
 * </ol>
 */
final class Transaction {

    private final Disk disk;
    private final Workspace workspace;
    private final Journal journal;
    private final Trash trash;
    private final Plan plan;

    Transaction(Disk disk, Workspace workspace, Journal journal, Trash trash, Plan plan) {
        this.disk = disk;
        this.workspace = workspace;
        this.journal = journal;
        this.trash = trash;
        this.plan = plan;
    }

    /**
     * Does all of it.
     *
     * @throws UnfinishedChange when the disk refused after the point of no return
     * @throws IOException when it refused before, and nothing has changed
     */
    void commit() throws IOException {
        prepare();
        decide();
        try {
            finish();
        } catch (IOException e) {
            throw new UnfinishedChange(e);
        }
    }

    /** Carries out a plan that was decided before a crash. One that cannot be carried out is set aside and changes nothing. */
    boolean rollForward() throws IOException {
        if (!isComplete()) {
            journal.setAside(plan);
            return false;
        }
        finish();
        return true;
    }

    private void prepare() throws IOException {
        journal.makeFolder();
        disk.createFolders(trash.folderOf(plan));
        for (Step step : plan.steps()) {
            Path place = trash.placeFor(plan, step.target());
            switch (step.kind()) {
                case DROP -> disk.createFolders(parentOf(place));
                case FOLDER -> requireRoomFor(step);
                case PUT -> {
                    requireRoomFor(step);
                    keep(step, place);
                    disk.force(sourceOf(step));
                }
            }
        }
        Set<Path> folders = foldersOfTrash();
        folders.addAll(foldersOfSources());
        folders.add(journal.folder());
        forceWithParents(folders);
    }

    /** Nothing may be in the way later, when there is no turning back. */
    private void requireRoomFor(Step step) {
        Path target = workspace.resolve(step.target());
        if (step.kind() == Step.Kind.PUT && isFolder(target)) {
            throw inTheWay(step.target() + " is a folder.");
        }
        Path folder = step.kind() == Step.Kind.PUT ? parentOf(target) : target;
        for (; !folder.equals(workspace.datasetsFolder()); folder = parentOf(folder)) {
            if (exists(folder) && !isFolder(folder) && !isDropped(folder)) {
                throw inTheWay(workspace.relativize(folder) + " is a file, and a folder of that name is needed.");
            }
        }
    }

    private boolean isDropped(Path path) {
        return plan.steps(Step.Kind.DROP).contains(new Step(Step.Kind.DROP, workspace.relativize(path), null));
    }

    private static TagPilotException inTheWay(String what) {
        return new TagPilotException(
                ProblemCode.INVALID_FILE_NAME, what + " Choose another name. Nothing was changed.");
    }

    private void keep(Step put, Path place) throws IOException {
        Path target = workspace.resolve(put.target());
        if (exists(target)) {
            disk.createFolders(parentOf(place));
            trash.keep(target, place);
        }
    }

    private void decide() throws IOException {
        try {
            journal.write(plan);
        } catch (IOException e) {
            journal.withdraw(plan, e);
            throw journal.holds(plan) ? new UnfinishedChange(e) : e;
        }
    }

    private void finish() throws IOException {
        for (Step drop : plan.steps(Step.Kind.DROP)) {
            drop(drop);
        }
        for (Step folder : plan.steps(Step.Kind.FOLDER)) {
            disk.createFolders(workspace.resolve(folder.target()));
        }
        for (Step put : plan.steps(Step.Kind.PUT)) {
            put(put);
        }
        // Where something came to lasts before it is gone from where it was. The folders of the trash and of the
        // sources last since all was prepared.
        force(foldersOfDropped());
        forceWithParents(foldersOfTargets());
        force(foldersOfSources());
        journal.close(plan, trash.folderOf(plan), foldersOfMoved());
    }

    /** So that a dataset's own trash tells where it came from, or that what lies there is another's. */
    private List<Path> foldersOfMoved() throws IOException {
        List<Path> folders = trash.foldersOfMoved(plan);
        for (Path folder : folders) {
            disk.createFolders(folder);
        }
        forceWithParents(Set.copyOf(folders));
        return folders;
    }

    private void drop(Step step) throws IOException {
        Path target = workspace.resolve(step.target());
        Path place = trash.placeFor(plan, step.target());
        // when the place is taken, the drop is done, and what stands at the target came later and is not ours
        if (exists(target) && !exists(place)) {
            disk.move(target, place);
        }
        if (isBelowDataset(target)) {
            deleteIfEmpty(parentOf(target));
        }
    }

    private void put(Step step) throws IOException {
        Path source = sourceOf(step);
        if (exists(source)) {
            Path target = workspace.resolve(step.target());
            disk.createFolders(parentOf(target));
            disk.move(source, target);
        }
    }

    /** A source is where it was staged, or was moved to its target already. */
    private boolean isComplete() {
        return plan.steps(Step.Kind.PUT).stream()
                .allMatch(put -> exists(sourceOf(put)) || exists(workspace.resolve(put.target())));
    }

    private void deleteIfEmpty(Path folder) throws IOException {
        try {
            disk.delete(folder);
        } catch (DirectoryNotEmptyException | NoSuchFileException stillInUseOrGone) {
            return;
        }
    }

    /** Whether the file's folder is a sub-folder of a dataset, and not the dataset itself. */
    private boolean isBelowDataset(Path file) {
        Path relative = workspace.datasetsFolder().relativize(file);
        return relative.getNameCount() > 2 && !relative.startsWith(Workspace.STATE);
    }

    private Set<Path> foldersOfTrash() {
        Set<Path> folders = new LinkedHashSet<>();
        folders.add(trash.folderOf(plan));
        plan.steps().forEach(step -> folders.add(parentOf(trash.placeFor(plan, step.target()))));
        return folders;
    }

    private Set<Path> foldersOfDropped() {
        Set<Path> folders = new LinkedHashSet<>();
        plan.steps(Step.Kind.DROP).forEach(drop -> folders.add(parentOf(trash.placeFor(plan, drop.target()))));
        return folders;
    }

    private Set<Path> foldersOfSources() {
        Set<Path> folders = new LinkedHashSet<>();
        plan.steps(Step.Kind.PUT).forEach(put -> folders.add(parentOf(sourceOf(put))));
        return folders;
    }

    private Set<Path> foldersOfTargets() {
        Set<Path> folders = new LinkedHashSet<>();
        plan.steps().forEach(step -> folders.add(parentOf(workspace.resolve(step.target()))));
        return folders;
    }

    /** Forces those of the folders that exist, after each folder on the way to them, since that may be new as well. */
    private void forceWithParents(Set<Path> folders) throws IOException {
        Set<Path> all = new TreeSet<>();
        for (Path folder : folders) {
            for (Path path = folder; path.startsWith(workspace.datasetsFolder()); path = parentOf(path)) {
                all.add(path);
            }
        }
        force(all);
    }

    /** Forces those of the folders that exist. */
    private void force(Set<Path> folders) throws IOException {
        for (Path folder : folders) {
            if (isFolder(folder)) {
                disk.force(folder);
            }
        }
    }

    private Path sourceOf(Step put) {
        if (put.source() == null) {
            throw new IllegalArgumentException("A put without a source: " + put);
        }
        return workspace.resolve(put.source());
    }

    private static Path parentOf(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("Not inside a workspace: " + path);
        }
        return parent;
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }
}
