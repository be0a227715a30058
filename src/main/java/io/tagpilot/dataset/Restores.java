package io.tagpilot.dataset;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import io.tagpilot.workspace.Cause;
import io.tagpilot.workspace.DiskFailure;
import io.tagpilot.workspace.Step;
import io.tagpilot.workspace.Transactions;
import io.tagpilot.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Takes back what was: a text, an image, a whole dataset, or a copy of one. That is a save like any other, and so can be taken back too. */
@Component
public final class Restores {

    private final Workbenches benches;
    private final Workspace workspace;
    private final Transactions transactions;
    private final DiskFailure diskFailure;
    private final Datasets datasets;
    private final KnownListings listings;
    private final History history;
    private final Memory memory;
    private final EntryReader reader;
    private final ZipCopies zips;

    Restores(
            Workbenches benches,
            Workspace workspace,
            Transactions transactions,
            DiskFailure diskFailure,
            Datasets datasets,
            KnownListings listings,
            History history,
            Memory memory,
            EntryReader reader,
            ZipCopies zips) {
        this.benches = benches;
        this.workspace = workspace;
        this.transactions = transactions;
        this.diskFailure = diskFailure;
        this.datasets = datasets;
        this.listings = listings;
        this.history = history;
        this.memory = memory;
        this.reader = reader;
        this.zips = zips;
    }

    /**
     * Makes a dataset, or some images of it, what it was. The same save again gets the same answer and changes nothing.
     *
     * @throws TagPilotException when the version is not kept, or others have changed what is to be changed
     */
    public JsonNode restore(String name, RestoreOrder order) {
        Dataset dataset = datasets.get(name);
        JsonNode answer = diskFailure.explain(() -> transactions.locked(List.of(dataset.folder()), changes -> {
            Optional<JsonNode> earlier = memory.answer(dataset.folder(), order.save());
            return earlier.isPresent() ? earlier.get() : restore(datasets.get(name), order, changes);
        }));
        zips.writeLater(dataset);
        return answer;
    }

    /**
     * Makes a new dataset of an earlier version of another.
     *
     * @param copy what it is to be called
     * @throws TagPilotException when the version is not kept, or there is a dataset of that name
     */
    public JsonNode copy(String name, String save, String version, String copy) {
        Dataset dataset = datasets.get(name);
        Dataset made = datasets.findOrNew(copy);
        List<String> both = List.of(made.folder(), dataset.folder());
        JsonNode answer = diskFailure.explain(() -> transactions.locked(both, changes -> {
            Optional<JsonNode> earlier = memory.answer(made.folder(), save);
            return earlier.isPresent() ? earlier.get() : copy(datasets.get(name), save, version, made, changes);
        }));
        zips.writeLater(made);
        return answer;
    }

    /** What is done in one transaction: {@code into} becomes, wholly or in part, what {@code version} was. */
    private record Job(OpenedVersion version, Dataset into, String save, boolean whole, Cause cause) {}

    private JsonNode restore(Dataset dataset, RestoreOrder order, Transactions.Changes changes) throws IOException {
        OpenedVersion version = history.before(dataset, order.version());
        DatasetNames names = KnownListings.names(dataset, listings.current(dataset));
        SeenBefore.refuse(
                new LiveImages(dataset, names, memory.of(dataset.folder()), reader), order, version.revision());
        boolean whole = order.images().isEmpty();
        Cause cause = new Cause(Cause.Kind.RESTORED, order.about(), false);
        try (Workbench bench = benches.open(dataset)) {
            RestorePlan plan = RestorePlan.of(order, version.past(), dataset, bench);
            return commit(new Job(version, dataset, order.save(), whole, cause), plan, bench, changes);
        }
    }

    private JsonNode copy(Dataset dataset, String save, String version, Dataset made, Transactions.Changes changes)
            throws IOException {
        if (Files.exists(made.path())) {
            throw new TagPilotException(
                    ProblemCode.DATASET_EXISTS,
                    "A dataset called " + made.name().title() + " is there already. Choose another name.");
        }
        OpenedVersion opened = history.before(dataset, version);
        String about = "Copy of an earlier version of " + dataset.name().title();
        try (Workbench bench = benches.open(made)) {
            RestorePlan plan = RestorePlan.copy(opened.past(), made, bench);
            Cause cause = new Cause(Cause.Kind.RESTORED, about, true);
            return commit(new Job(opened, made, save, true, cause), plan, bench, changes);
        }
    }

    private JsonNode commit(Job job, RestorePlan plan, Workbench bench, Transactions.Changes changes)
            throws IOException {
        Dataset dataset = job.into();
        Remembered remembered = memory.of(dataset.folder());
        Remembered after = job.whole() ? job.version().remembered() : remembered;
        Listing before = job.cause().created() ? Listing.EMPTY : listings.fresh(dataset);
        Listing listing = plan.files().applyTo(before);
        JsonNode answer = memory.tree(answer(job, plan, after, before, listing));
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(Step.Kind.FOLDER, dataset.folder(), null));
        steps.addAll(plan.files().steps(workspace));
        steps.add(bench.put(memory.placeOf(dataset.folder(), job.save()), memory.encode(answer)));
        if (!after.equals(remembered)) {
            steps.add(bench.put(memory.placeOf(dataset.folder()), memory.encode(after)));
        }
        if (!plan.files().isEmpty()) {
            steps.add(zips.dueAfter(bench, dataset));
        }
        changes.commit(steps, job.cause());
        listings.changed(dataset.folder(), listing);
        return answer;
    }

    /** Written before the transaction, so that it is decided with it; it speaks of what will be. */
    private SaveAnswer answer(Job job, RestorePlan plan, Remembered after, Listing before, Listing listing)
            throws IOException {
        Dataset dataset = job.into();
        List<SaveAnswer.SavedImage> images = new ArrayList<>();
        for (ListedFile image : listing.images()) {
            FilePlan.ListedPlace there = plan.files().future(image.path()).orElse(null);
            if (there != null && plan.changedStems().contains(new FileName(image.path()).stem())) {
                images.add(new SaveAnswer.SavedImage(
                        image.path(),
                        image.path(),
                        null,
                        reader.read(
                                dataset.folder(),
                                there.file(),
                                there.place(),
                                plan.futureTexts(image.path()),
                                after.modes().get(image.path()))));
            }
        }
        return new SaveAnswer(
                "restored",
                dataset.folder(),
                dataset.path().toString(),
                job.cause().created() ? null : before.revision(),
                listing.revision(),
                plan.files().isEmpty() ? "none" : "pending",
                images,
                plan.files()
                        .dropped()
                        .filter(file -> FileKind.of(file) == FileKind.IMAGE)
                        .toList(),
                plan.notes());
    }
}
