package io.tagpilot.dataset;

import io.tagpilot.archive.ZipLimits;
import io.tagpilot.archive.ZipReader;
import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import io.tagpilot.workspace.Disk;
import io.tagpilot.workspace.DiskFailure;
import io.tagpilot.workspace.Transactions;
import io.tagpilot.workspace.Workspace;
import io.tagpilot.workspace.WorkspaceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;

/** Replaces whole datasets, by the content of a ZIP or of a folder in the stage. */
@Component
public final class Replacements {

    private final Disk disk;
    private final Workspace workspace;
    private final Transactions transactions;
    private final DiskFailure diskFailure;
    private final Datasets datasets;
    private final KnownListings listings;
    private final ZipCopies zips;
    private final WorkspaceSettings.Limits limits;

    Replacements(
            Disk disk,
            Workspace workspace,
            Transactions transactions,
            DiskFailure diskFailure,
            Datasets datasets,
            KnownListings listings,
            ZipCopies zips,
            WorkspaceSettings settings) {
        this.disk = disk;
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
     * @throws TagPilotException when the ZIP is not wholly good; the dataset is as it was then
     */
    public Replaced byZip(String name, Upload zip) {
        Dataset dataset = datasets.findOrNew(name);
        diskFailure.explain(() -> {
            try (Workbench bench = bench(dataset)) {
                Path file = bench.folder("upload").resolve("upload.zip");
                zip.moveTo(file);
                checkSize(Files.size(file));
                Path unpacked = bench.folder("unpacked");
                ZipReader.unpack(file, unpacked, zipLimits());
                return transactions.locked(
                        List.of(dataset.folder()), changes -> replace(dataset, unpacked, bench, changes));
            }
        });
        return new Replaced(dataset.path(), zips.writeNow(dataset));
    }

    /** Makes the images and texts of a dataset those of a folder in the stage, from which they are moved. */
    void byFolder(Dataset dataset, Path incoming, Transactions.Changes changes) throws IOException {
        try (Workbench bench = bench(dataset)) {
            replace(dataset, incoming, bench, changes);
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

    private boolean replace(Dataset dataset, Path incoming, Workbench bench, Transactions.Changes changes)
            throws IOException {
        Replacement.of(dataset, incoming, bench).commit(workspace, changes, zips.dueAfter(bench, dataset));
        listings.changed(dataset.folder(), null);
        return true;
    }

    private Workbench bench(Dataset dataset) throws IOException {
        return new Workbench(disk, transactions, workspace, dataset.folder());
    }

    private ZipLimits zipLimits() {
        return new ZipLimits(
                limits.entries(),
                limits.unpacked().toBytes(),
                limits.entry().toBytes(),
                limits.text().toBytes());
    }
}
