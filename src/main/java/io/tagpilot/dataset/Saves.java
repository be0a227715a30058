package io.tagpilot.dataset;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import io.tagpilot.workspace.Cause;
import io.tagpilot.workspace.DiskFailure;
import io.tagpilot.workspace.Step;
import io.tagpilot.workspace.Transactions;
import io.tagpilot.workspace.Workspace;
import io.tagpilot.workspace.WorkspaceSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Saves of the page: images are staged one by one, then everything is decided by one change set. */
@Component
public final class Saves {

    private final Workbenches benches;
    private final Workspace workspace;
    private final Transactions transactions;
    private final DiskFailure diskFailure;
    private final Datasets datasets;
    private final KnownListings listings;
    private final Memory memory;
    private final EntryReader reader;
    private final Probes probes;
    private final Stage stage;
    private final ZipCopies zips;
    private final long longestText;

    Saves(
            Workbenches benches,
            Workspace workspace,
            Transactions transactions,
            DiskFailure diskFailure,
            Datasets datasets,
            KnownListings listings,
            Memory memory,
            EntryReader reader,
            Probes probes,
            Stage stage,
            ZipCopies zips,
            WorkspaceSettings settings) {
        this.benches = benches;
        this.workspace = workspace;
        this.transactions = transactions;
        this.diskFailure = diskFailure;
        this.datasets = datasets;
        this.listings = listings;
        this.memory = memory;
        this.reader = reader;
        this.probes = probes;
        this.stage = stage;
        this.zips = zips;
        this.longestText = settings.limits().text().toBytes();
    }

    /** Stages an image for a save. Doing it again is harmless. */
    public StagedImage stage(String name, String save, String item, String shownName, InputStream bytes) {
        Path folder = stage.folderOf(datasets.findOrNew(name).folder(), save);
        return diskFailure.explain(() -> stage.store(folder, item, shownName, bytes));
    }

    /**
     * How far a save has come.
     *
     * @param staged the SHA-256 of each image that has arrived, by item
     * @param answer what was answered to its change set; null while it is not decided
     */
    public record Progress(
            Map<String, String> staged, @Nullable JsonNode answer) {}

    /** How far a save has come, for a client that was interrupted and does not know. */
    public Progress progress(String name, String save) {
        Dataset dataset = datasets.findOrNew(name);
        return diskFailure.explain(() -> transactions.locked(
                List.of(dataset.folder()),
                transaction -> new Progress(
                        stage.all(stage.folderOf(dataset.folder(), save)),
                        memory.answer(dataset.folder(), save).orElse(null))));
    }

    /**
     * Carries out a change set wholly or not at all. The same save again gets the same answer and changes nothing.
     *
     * @throws TagPilotException when the dataset is there or not against expectation, staged images are missing, or others have changed
     *     what is to be changed
     */
    public JsonNode save(String name, ChangeSet changes) {
        Dataset dataset = datasets.findOrNew(name);
        Path staged = stage.folderOf(dataset.folder(), changes.save());
        JsonNode answer = diskFailure.explain(() -> transactions.locked(List.of(dataset.folder()), transaction -> {
            Optional<JsonNode> earlier = memory.answer(dataset.folder(), changes.save());
            return earlier.isPresent()
                    ? earlier.get()
                    : commit(dataset, changes, staged, Cause.Kind.SAVED, transaction);
        }));
        stage.clear(staged);
        zips.writeLater(dataset);
        return answer;
    }

    /** Adds one image to a dataset, which is made if it is not there. */
    String add(Dataset dataset, String save, ChangeSet.Added image, Transactions.Changes transaction)
            throws IOException {
        ChangeSet changes = ChangeSet.adding(save, !Files.isDirectory(dataset.path()), image);
        JsonNode answer =
                commit(dataset, changes, stage.folderOf(dataset.folder(), save), Cause.Kind.SENT, transaction);
        return answer.path("images").path(0).path("file").asString();
    }

    private JsonNode commit(
            Dataset dataset, ChangeSet changes, Path staged, Cause.Kind kind, Transactions.Changes transaction)
            throws IOException {
        checkExistence(dataset, changes.create());
        Map<String, StagedImage> items = items(changes, staged);
        Remembered remembered = changes.create() ? Remembered.NOTHING : memory.of(dataset.folder());
        Listing before = changes.create() ? Listing.EMPTY : listings.current(dataset);
        LiveImages live = new LiveImages(dataset, KnownListings.names(dataset, before), remembered, reader);
        Conflicts.refuse(live, changes);
        try (Workbench bench = benches.open(dataset)) {
            ChangePlan plan = ChangePlan.of(changes, live, items, bench, longestText);
            Remembered after = remembered.after(changes, plan);
            Listing listing = plan.files().applyTo(before);
            JsonNode answer = memory.tree(
                    answer(dataset, plan, after, changes.create() ? null : before.revision(), listing, items));
            List<Step> steps = new ArrayList<>();
            steps.add(new Step(Step.Kind.FOLDER, dataset.folder(), null));
            steps.addAll(plan.files().steps(workspace));
            steps.add(bench.put(memory.placeOf(dataset.folder(), changes.save()), memory.encode(answer)));
            if (!after.equals(remembered)) {
                steps.add(bench.put(memory.placeOf(dataset.folder()), memory.encode(after)));
            }
            if (!plan.files().isEmpty()) {
                steps.add(zips.dueAfter(bench, dataset));
            }
            transaction.commit(steps, new Cause(kind, changes.about(), changes.create()));
            listings.changed(dataset, listing, plan.files(), live.names().read());
            return answer;
        }
    }

    private static void checkExistence(Dataset dataset, boolean create) {
        boolean exists = Files.isDirectory(dataset.path());
        if (create && exists) {
            throw new TagPilotException(
                    ProblemCode.DATASET_EXISTS,
                    "A dataset called " + dataset.name().title()
                            + " is there already. Choose another name, or open that one and add to it.");
        }
        if (!create && !exists) {
            throw new TagPilotException(ProblemCode.DATASET_NOT_FOUND, "Dataset not found");
        }
    }

    private Map<String, StagedImage> items(ChangeSet changes, Path staged) throws IOException {
        List<String> items = changes.items().toList();
        Map<String, StagedImage> found = stage.find(staged, items);
        List<String> missing =
                items.stream().filter(item -> !found.containsKey(item)).toList();
        if (!missing.isEmpty()) {
            throw new TagPilotException(
                            ProblemCode.INCOMPLETE_SAVE,
                            missing.size()
                                    + " images of this save have not arrived, or came more than a day ago. Send them again.")
                    .with("missing", missing);
        }
        return found;
    }

    private SaveAnswer answer(
            Dataset dataset,
            ChangePlan plan,
            Remembered after,
            @Nullable String before,
            Listing listing,
            Map<String, StagedImage> items)
            throws IOException {
        List<SaveAnswer.SavedImage> images = new ArrayList<>();
        for (ChangePlan.Outcome outcome : plan.outcomes()) {
            ImageChange change = outcome.change();
            ImageEntry entry = futureEntry(dataset, plan, outcome, items.get(change.item()), after);
            images.add(new SaveAnswer.SavedImage(change.wanted(), change.was(), change.item(), entry));
        }
        return new SaveAnswer(
                "saved",
                dataset.folder(),
                dataset.path().toString(),
                before,
                listing.revision(),
                plan.files().isEmpty() ? "none" : "pending",
                images,
                plan.removed(),
                plan.notes());
    }

    /** The answer is written before the transaction, so that it is decided with it; it speaks of what will be. */
    private ImageEntry futureEntry(
            Dataset dataset,
            ChangePlan plan,
            ChangePlan.Outcome outcome,
            @Nullable StagedImage staged,
            Remembered after)
            throws IOException {
        FilePlan.ListedPlace image = plan.files().future(outcome.file()).orElseThrow();
        if (staged != null) {
            probes.learn(dataset.folder(), image.place(), image.file(), staged.sha256());
        }
        return reader.read(
                dataset.folder(),
                image.file(),
                image.place(),
                plan.futureTexts(outcome.file()),
                after.modes().get(outcome.file()));
    }
}
