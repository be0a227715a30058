package io.tagpilot.dataset;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import io.tagpilot.workspace.Disk;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Saves of the page: images are staged one by one, then everything is decided by one change set. */
@Component
public final class Saves {

    private final Disk disk;
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
            Disk disk,
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
        this.disk = disk;
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

    /**
     * An image that the save has touched.
     *
     * @param requested the name that the client asked for
     * @param was the name before, or null for a new image
     * @param item the staged picture, where it got one
     */
    record SavedImage(
            String requested,
            @Nullable String was,
            @Nullable String item,
            @JsonUnwrapped ImageEntry entry) {}

    /** What a save is answered, for good. */
    record Answer(
            String status,
            String name,
            String path,
            String revision,
            String zip,
            List<SavedImage> images,
            List<String> removed,
            List<Note> notes) {}

    /** Stages an image for a save. Doing it again is harmless. */
    public StagedImage stage(String name, String save, String item, String shownName, InputStream bytes) {
        Path folder = stage.folderOf(datasets.findOrNew(name).folder(), save);
        return diskFailure.explain(() -> stage.store(folder, item, shownName, bytes));
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
            return earlier.isPresent() ? earlier.get() : commit(dataset, changes, staged, transaction);
        }));
        stage.clear(staged);
        zips.writeLater(dataset);
        return answer;
    }

    /** Adds one image to a dataset, which is made if it is not there. */
    String add(Dataset dataset, String save, ChangeSet.Added image, Transactions.Changes transaction)
            throws IOException {
        ChangeSet changes = ChangeSet.adding(save, !Files.isDirectory(dataset.path()), image);
        JsonNode answer = commit(dataset, changes, stage.folderOf(dataset.folder(), save), transaction);
        return answer.path("images").path(0).path("file").asString();
    }

    private JsonNode commit(Dataset dataset, ChangeSet changes, Path staged, Transactions.Changes transaction)
            throws IOException {
        checkExistence(dataset, changes.create());
        Map<String, StagedImage> items = items(changes, staged);
        Remembered remembered = changes.create() ? Remembered.NOTHING : memory.of(dataset.folder());
        LiveImages live = new LiveImages(dataset, remembered, reader);
        Conflicts.refuse(live, changes);
        Listing before = changes.create() ? new Listing(List.of()) : listings.latest(dataset);
        try (Workbench bench = new Workbench(disk, transactions, workspace, dataset.folder())) {
            ChangePlan plan = ChangePlan.of(changes, live, items, bench, longestText);
            Remembered after = rememberAfter(remembered, changes, plan);
            Listing listing = plan.files().applyTo(before);
            JsonNode answer = memory.tree(answer(dataset, plan, after, listing, items));
            List<Step> steps = new ArrayList<>();
            steps.add(new Step(Step.Kind.FOLDER, dataset.folder(), null));
            steps.addAll(plan.files().steps(workspace));
            steps.add(put(bench, memory.placeOf(dataset.folder(), changes.save()), answer));
            if (!after.equals(remembered)) {
                steps.add(put(bench, memory.placeOf(dataset.folder()), after));
            }
            if (!plan.files().isEmpty()) {
                steps.add(zips.dueAfter(bench, dataset));
            }
            transaction.commit(steps);
            listings.changed(dataset.folder(), listing);
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
        Map<String, StagedImage> found = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (String item : changes.items().toList()) {
            stage.find(staged, item).ifPresentOrElse(image -> found.put(item, image), () -> missing.add(item));
        }
        if (!missing.isEmpty()) {
            throw new TagPilotException(
                            ProblemCode.INCOMPLETE_SAVE,
                            missing.size()
                                    + " images of this save have not arrived, or came more than a day ago. Send them again.")
                    .with("missing", missing);
        }
        return found;
    }

    private static Remembered rememberAfter(Remembered before, ChangeSet changes, ChangePlan plan) {
        Remembered after = before.withTrigger(changes.trigger());
        for (String image : plan.removed()) {
            after = after.withMode(image, null);
        }
        for (ChangePlan.Outcome outcome : plan.outcomes()) {
            String was = outcome.change().was();
            if (was != null && !was.equals(outcome.file())) {
                after = after.withMode(was, null)
                        .withMode(outcome.file(), before.modes().get(was));
            }
        }
        Map<String, String> stored = new LinkedHashMap<>();
        plan.outcomes().forEach(outcome -> stored.put(outcome.change().wanted(), outcome.file()));
        for (Map.Entry<String, @Nullable String> mode : changes.modes().entrySet()) {
            after = after.withMode(stored.getOrDefault(mode.getKey(), mode.getKey()), mode.getValue());
        }
        return after;
    }

    private Answer answer(
            Dataset dataset, ChangePlan plan, Remembered after, Listing listing, Map<String, StagedImage> items)
            throws IOException {
        List<SavedImage> images = new ArrayList<>();
        for (ChangePlan.Outcome outcome : plan.outcomes()) {
            FilePlan.ListedPlace image = plan.files().future(outcome.file()).orElseThrow();
            String item = outcome.change().item();
            if (item != null) {
                StagedImage staged = items.get(item);
                probes.learn(dataset.folder(), image.place(), image.file(), staged == null ? null : staged.sha256());
            }
            ImageEntry entry = reader.read(
                    dataset.folder(),
                    image.file(),
                    image.place(),
                    plan.futureTexts(outcome.file()),
                    after.modes().get(outcome.file()));
            images.add(
                    new SavedImage(outcome.change().wanted(), outcome.change().was(), item, entry));
        }
        return new Answer(
                "saved",
                dataset.folder(),
                dataset.path().toString(),
                listing.revision(),
                plan.files().isEmpty() ? "none" : "pending",
                images,
                plan.removed(),
                plan.notes());
    }

    private Step put(Workbench bench, String target, Object content) throws IOException {
        return new Step(Step.Kind.PUT, target, workspace.relativize(bench.file(memory.encode(content))));
    }
}
