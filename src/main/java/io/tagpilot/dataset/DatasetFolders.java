package io.tagpilot.dataset;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import io.tagpilot.workspace.Cause;
import io.tagpilot.workspace.DiskFailure;
import io.tagpilot.workspace.Step;
import io.tagpilot.workspace.Transactions;
import io.tagpilot.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Makes, renames and deletes whole datasets. */
@Component
public final class DatasetFolders {

    private final Workspace workspace;
    private final Transactions transactions;
    private final DiskFailure diskFailure;
    private final Datasets datasets;
    private final KnownListings listings;
    private final Belongings belongings;
    private final ZipCopies zips;

    DatasetFolders(
            Workspace workspace,
            Transactions transactions,
            DiskFailure diskFailure,
            Datasets datasets,
            KnownListings listings,
            Belongings belongings,
            ZipCopies zips) {
        this.workspace = workspace;
        this.transactions = transactions;
        this.diskFailure = diskFailure;
        this.datasets = datasets;
        this.listings = listings;
        this.belongings = belongings;
        this.zips = zips;
    }

    /**
     * Makes an empty dataset.
     *
     * @throws TagPilotException when one of that name, or of another name that cleans to the same, is there
     */
    public Dataset create(String name) {
        Dataset dataset = datasets.ofName(DatasetName.clean(name));
        Dataset existing = datasets.find(name).orElse(dataset);
        return diskFailure.explain(() -> transactions.locked(List.of(existing.folder()), changes -> {
            if (exists(existing.path())) {
                throw new TagPilotException(
                        ProblemCode.INVALID_REQUEST, "dataset already exists" + hint(name, existing));
            }
            changes.commit(
                    List.of(new Step(Step.Kind.FOLDER, dataset.folder(), null)),
                    new Cause(Cause.Kind.CREATED, null, true));
            return dataset;
        }));
    }

    /**
     * Gives a dataset and its ZIP copy another name.
     *
     * @return where it is then
     */
    public Dataset rename(Dataset dataset, String newName) {
        Dataset renamed = datasets.ofName(DatasetName.clean(newName));
        if (renamed.equals(dataset)) {
            return dataset;
        }
        return diskFailure.explain(() -> transactions.locked(List.of(dataset.folder(), renamed.folder()), changes -> {
            if (!exists(dataset.path())) {
                throw new TagPilotException(ProblemCode.DATASET_NOT_FOUND, "Dataset not found");
            }
            if (exists(renamed.path())) {
                throw new TagPilotException(ProblemCode.INVALID_REQUEST, "Dataset with new name already exists");
            }
            changes.commit(renaming(dataset, renamed), Cause.of(Cause.Kind.RENAMED));
            listings.changed(dataset.folder(), null);
            listings.changed(renamed.folder(), null);
            zips.writeLater(renamed);
            return renamed;
        }));
    }

    /** Moves a dataset and its ZIP copy to trash. */
    public void delete(Dataset dataset) {
        diskFailure.explain(() -> transactions.locked(List.of(dataset.folder()), changes -> {
            List<Step> steps = new ArrayList<>();
            for (Path path : belongings.of(dataset)) {
                if (exists(path)) {
                    steps.add(new Step(Step.Kind.DROP, workspace.relativize(path), null));
                }
            }
            changes.commit(steps, Cause.of(Cause.Kind.DELETED));
            listings.changed(dataset.folder(), null);
            return steps;
        }));
    }

    private List<Step> renaming(Dataset from, Dataset to) {
        List<Path> before = belongings.of(from);
        List<Path> after = belongings.of(to);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            if (exists(before.get(i)) && !before.get(i).equals(after.get(i))) {
                steps.add(new Step(
                        Step.Kind.PUT, workspace.relativize(after.get(i)), workspace.relativize(before.get(i))));
            }
        }
        return steps;
    }

    /** Blanks are how people write what a folder has underscores for, so they do not make another name. */
    private static String hint(String name, Dataset existing) {
        boolean sameName = Stream.of(existing.folder(), existing.name().title())
                .anyMatch(known -> withoutBlanks(known).equals(withoutBlanks(name)));
        return sameName
                ? ""
                : ": \"" + name.strip() + "\" becomes the folder " + existing.folder() + ", which is there";
    }

    private static String withoutBlanks(String name) {
        return name.strip().replace(' ', '_');
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }
}
