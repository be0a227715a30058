package io.tagpilot.dataset;

import io.tagpilot.archive.ZipLimits;
import io.tagpilot.archive.ZipReader;
import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import io.tagpilot.workspace.Cause;
import io.tagpilot.workspace.DiskFailure;
import io.tagpilot.workspace.Step;
import io.tagpilot.workspace.Transactions;
import io.tagpilot.workspace.Workspace;
import io.tagpilot.workspace.WorkspaceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Replaces whole datasets, by the content of a ZIP or of a folder in the stage. */
@Component
public final class Replacements {

    private static final int LONGEST_SHOWN = 100;

    private final Workbenches benches;
    private final Workspace workspace;
    private final Transactions transactions;
    private final DiskFailure diskFailure;
    private final Datasets datasets;
    private final KnownListings listings;
    private final ZipCopies zips;
    private final WorkspaceSettings.Limits limits;

    Replacements(
            Workbenches benches,
            Workspace workspace,
            Transactions transactions,
            DiskFailure diskFailure,
            Datasets datasets,
            KnownListings listings,
            ZipCopies zips,
            WorkspaceSettings settings) {
        this.benches = benches;
        this.workspace = workspace;
        this.transactions = transactions;
        this.diskFailure = diskFailure;
        this.datasets = datasets;
        this.listings = listings;
        this.zips = zips;
        this.limits = settings.limits();
    }

    /** An upload that has arrived and can be given a place. */
    @FunctionalInterface
    public interface Upload {
        /** Moves, or copies, what has arrived. */
        void moveTo(Path place) throws IOException;
    }

    /** A dataset and its ZIP copy. */
    public record Replaced(Path path, Path zip) {}

    /**
     * Makes the images and texts of a dataset those of a ZIP. The dataset need not exist. Returns when the ZIP copy is in place.
     *
     * @param zipName what the client calls the ZIP
     * @throws TagPilotException when the ZIP is not wholly good; the dataset is as it was then
     */
    public Replaced byZip(String name, String zipName, Upload zip) {
        Dataset dataset = datasets.findOrNew(name);
        diskFailure.explain(() -> {
            try (Workbench bench = benches.open(dataset)) {
                Path file = bench.folder("upload").resolve("upload.zip");
                zip.moveTo(file);
                checkSize(Files.size(file));
                Path unpacked = bench.folder("unpacked");
                ZipReader.unpack(file, unpacked, zipLimits());
                return transactions.locked(List.of(dataset.folder()), changes -> {
                    Cause cause = new Cause(Cause.Kind.IMPORTED, "Imported " + shownName(zipName), isNew(dataset));
                    return replace(dataset, unpacked, bench, List.of(), cause, changes);
                });
            }
        });
        return new Replaced(dataset.path(), zips.writeNow(dataset));
    }

    /**
     * Makes the images and texts of a dataset those of a folder in the stage, from which they are moved.
     *
     * @param ended a file that says that there is something in the stage, and goes together with the change
     */
    void byFolder(Dataset dataset, Path incoming, Path ended, Transactions.Changes changes) throws IOException {
        try (Workbench bench = benches.open(dataset)) {
            Step end = new Step(Step.Kind.DROP, workspace.relativize(ended), null);
            replace(dataset, incoming, bench, List.of(end), new Cause(Cause.Kind.SENT, null, isNew(dataset)), changes);
        }
    }

    /** @throws TagPilotException for more bytes than an upload may have */
    public void checkSize(long bytes) {
        long most = limits.upload().toBytes();
        if (bytes > most) {
            throw new TagPilotException(ProblemCode.TOO_LARGE, "upload exceeds limit (" + most + " bytes)")
                    .with("limit_bytes", most);
        }
    }

    private boolean replace(
            Dataset dataset,
            Path incoming,
            Workbench bench,
            List<Step> alsoDo,
            Cause cause,
            Transactions.Changes changes)
            throws IOException {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(Step.Kind.FOLDER, dataset.folder(), null));
        steps.addAll(Replacement.plan(dataset, incoming, bench).steps(workspace));
        steps.add(zips.dueAfter(bench, dataset));
        steps.addAll(alsoDo);
        changes.commit(steps, cause);
        listings.changed(dataset.folder(), null);
        return true;
    }

    private static boolean isNew(Dataset dataset) {
        return !Files.isDirectory(dataset.path());
    }

    /** The last part of what a client calls its file, such that it can stand in a sentence. */
    private static String shownName(String zipName) {
        String last = zipName.substring(Math.max(zipName.lastIndexOf('/'), zipName.lastIndexOf('\\')) + 1);
        String shown = last.replaceAll("\\p{C}", "?");
        return shown.length() > LONGEST_SHOWN ? shown.substring(0, LONGEST_SHOWN) + "…" : shown;
    }

    private ZipLimits zipLimits() {
        return new ZipLimits(
                limits.entries(),
                limits.unpacked().toBytes(),
                limits.entry().toBytes(),
                limits.text().toBytes());
    }
}
