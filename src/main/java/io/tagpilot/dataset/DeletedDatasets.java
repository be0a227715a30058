package io.tagpilot.dataset;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import io.tagpilot.workspace.Cause;
import io.tagpilot.workspace.DiskFailure;
import io.tagpilot.workspace.KeptChange;
import io.tagpilot.workspace.KeptChanges;
import io.tagpilot.workspace.Step;
import io.tagpilot.workspace.Transactions;
import io.tagpilot.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Datasets that were deleted and lie in the trash, from which they can be brought back with all that they had. */
@Component
public final class DeletedDatasets {

    private final Workbenches benches;
    private final Workspace workspace;
    private final Transactions transactions;
    private final DiskFailure diskFailure;
    private final Datasets datasets;
    private final KnownListings listings;
    private final Lineages lineages;
    private final KeptChanges kept;
    private final Memory memory;
    private final Belongings belongings;
    private final ZipCopies zips;

    DeletedDatasets(
            Workbenches benches,
            Workspace workspace,
            Transactions transactions,
            DiskFailure diskFailure,
            Datasets datasets,
            KnownListings listings,
            Lineages lineages,
            KeptChanges kept,
            Memory memory,
            Belongings belongings,
            ZipCopies zips) {
        this.benches = benches;
        this.workspace = workspace;
        this.transactions = transactions;
        this.diskFailure = diskFailure;
        this.datasets = datasets;
        this.listings = listings;
        this.lineages = lineages;
        this.kept = kept;
        this.memory = memory;
        this.belongings = belongings;
        this.zips = zips;
    }

    /**
     * A dataset in the trash.
     *
     * @param id names it among those of its name
     * @param deleted when
     */
    public record Deleted(String id, Instant deleted, DatasetSummary summary) {}

    /** What a dataset was brought back as. */
    record BroughtBack(String status, String name, String path) {}

    /** All of them, the latest first. */
    public List<Deleted> list() {
        return diskFailure.explain(() -> {
            List<Deleted> all = new ArrayList<>();
            for (String folder : kept.datasets()) {
                if (DatasetName.isFolderOfDataset(folder)) {
                    lineages.deletions(folder).forEach(deletion -> all.addAll(deleted(folder, deletion)));
                }
            }
            all.sort(Comparator.comparing(Deleted::deleted).reversed());
            return all;
        });
    }

    /**
     * Brings a dataset back, with its ZIP copy, its remembered trigger word and its history.
     *
     * @param folder what it was called
     * @param as what it is to be called
     * @throws TagPilotException when it is not in the trash, or a dataset of that name is there
     */
    public JsonNode bringBack(String folder, String id, String as, String save) {
        if (!diskFailure.explain(kept::datasets).contains(folder)) {
            throw notKept();
        }
        DatasetName name = folder.equals(as) ? new DatasetName(folder) : DatasetName.clean(as);
        Dataset target = datasets.ofName(name);
        return diskFailure.explain(() -> transactions.locked(List.of(target.folder(), folder), changes -> {
            Optional<JsonNode> earlier = memory.answer(target.folder(), save);
            return earlier.isPresent() ? earlier.get() : bringBack(find(folder, id), target, save, changes);
        }));
    }

    private JsonNode bringBack(KeptChange deletion, Dataset target, String save, Transactions.Changes changes)
            throws IOException {
        if (exists(target.path())) {
            throw new TagPilotException(
                    ProblemCode.DATASET_EXISTS,
                    "A dataset called " + target.name().title() + " is there already. Choose another name.");
        }
        JsonNode answer = memory.tree(
                new BroughtBack("restored", target.folder(), target.path().toString()));
        try (Workbench bench = benches.open(target)) {
            List<Step> steps = new ArrayList<>();
            List<Path> before = belongings.of(datasets.ofName(new DatasetName(deletion.dataset())));
            List<Path> after = belongings.of(target);
            for (int i = 0; i < before.size(); i++) {
                String place = workspace.relativize(after.get(i));
                deletion.earlier(workspace.relativize(before.get(i)))
                        .ifPresent(kept -> steps.add(new Step(Step.Kind.PUT, place, workspace.relativize(kept))));
            }
            steps.add(bench.put(memory.placeOf(target.folder(), save), memory.encode(answer)));
            changes.commit(steps, Cause.of(Cause.Kind.BROUGHT_BACK));
        }
        listings.changed(target.folder(), null);
        zips.writeLater(target);
        return answer;
    }

    private KeptChange find(String folder, String id) throws IOException {
        return lineages.deletions(folder).stream()
                .filter(deletion -> deletion.id().equals(id))
                .findFirst()
                .orElseThrow(DeletedDatasets::notKept);
    }

    private static TagPilotException notKept() {
        return new TagPilotException(
                ProblemCode.VERSION_NOT_FOUND,
                "That deleted dataset is not kept any more, or was brought back already.");
    }

    private static List<Deleted> deleted(String folder, KeptChange deletion) {
        return deletion.earlier(folder).stream()
                .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                .map(path -> new Deleted(
                        deletion.id(), deletion.time(), summary(new Dataset(new DatasetName(folder), path))))
                .toList();
    }

    private static DatasetSummary summary(Dataset dataset) {
        return DatasetSummary.of(dataset, Listing.of(dataset.path()));
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }
}
