package io.tagpilot.dataset;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import io.tagpilot.workspace.DiskFailure;
import io.tagpilot.workspace.KeptChanges;
import io.tagpilot.workspace.Transactions;
import io.tagpilot.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The earlier versions of datasets, worked out from what the trash keeps. Nothing here changes one. */
@Component
public final class History {

    private static final int KNOWN = 4;

    private final Workspace workspace;
    private final Transactions transactions;
    private final DiskFailure diskFailure;
    private final Datasets datasets;
    private final Lineages lineages;
    private final KeptChanges kept;
    private final Memory memory;
    private final EntryReader reader;

    /** The versions that were asked for last, since a page asks for many images of one. */
    private final Map<String, OpenedVersion> known = Collections.synchronizedMap(new LinkedHashMap<>(8, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, OpenedVersion> eldest) {
            return size() > KNOWN;
        }
    });

    History(
            Workspace workspace,
            Transactions transactions,
            DiskFailure diskFailure,
            Datasets datasets,
            Lineages lineages,
            KeptChanges kept,
            Memory memory,
            EntryReader reader) {
        this.workspace = workspace;
        this.transactions = transactions;
        this.diskFailure = diskFailure;
        this.datasets = datasets;
        this.lineages = lineages;
        this.kept = kept;
        this.memory = memory;
        this.reader = reader;
    }

    /**
     * What happened to a dataset.
     *
     * @param changes the newest first
     * @param notices sentences about what could not be read
     */
    public record Past(Dataset dataset, List<EarlierVersion> changes, List<String> notices) {}

    /** The changes of the dataset of that name, as far back as they are kept. */
    public Past of(String name) {
        return locked(name, dataset -> {
            Lineage lineage = lineages.of(dataset.folder());
            List<EarlierVersion> changes = lineage.changes().stream()
                    .filter(change ->
                            change.isVersion() || change.change().cause().created())
                    .map(EarlierVersion::of)
                    .toList();
            return new Past(dataset, changes, lineage.notices());
        });
    }

    /**
     * The dataset as it stood before a change.
     *
     * @throws TagPilotException when that is not known any more
     */
    public OpenedVersion open(String name, String version) {
        return locked(name, dataset -> {
            OpenedVersion opened = before(dataset, version);
            known.put(keyOf(dataset, version), opened);
            return opened;
        });
    }

    /**
     * An image as it was in an earlier version.
     *
     * @throws TagPilotException when the version is not known any more, or has no such image
     */
    public StoredImage image(String name, String version, String file) {
        Dataset dataset = datasets.get(name);
        String key = diskFailure.explain(() -> keyOf(dataset, version));
        OpenedVersion opened = known.get(key);
        return (opened == null ? open(name, version) : opened)
                .past()
                .place(file)
                .filter(place -> FileKind.of(file) == FileKind.IMAGE)
                .flatMap(place -> ListedFile.at(place, file).map(listed -> new StoredImage(dataset, listed, place)))
                .orElseThrow(() -> new TagPilotException(
                        ProblemCode.IMAGE_NOT_FOUND, file + " is not in that version of the dataset."));
    }

    /** Works a version out anew. To be used with the dataset locked. */
    OpenedVersion before(Dataset dataset, String version) throws IOException {
        Listing now = Listing.whole(dataset.path());
        PastDataset past = new PastDataset(dataset.path(), now, memoryOf(dataset));
        for (PastChange change : lineages.of(dataset.folder()).changes()) {
            past.takeBack(change, memory.placeOf(change.folder()));
            if (change.id().equals(version) && change.isVersion()) {
                Remembered remembered = past.memory().map(memory::readAt).orElse(Remembered.NOTHING);
                return new OpenedVersion(dataset, past, now.revision(), remembered, reader);
            }
        }
        throw new TagPilotException(
                ProblemCode.VERSION_NOT_FOUND,
                "That version of " + dataset.name().title() + " is not kept any more. Look at its history again.");
    }

    private Optional<Path> memoryOf(Dataset dataset) {
        return Optional.of(workspace.resolve(memory.placeOf(dataset.folder())))
                .filter(place -> Files.exists(place, LinkOption.NOFOLLOW_LINKS));
    }

    private String keyOf(Dataset dataset, String version) throws IOException {
        return dataset.folder() + "/" + version + "/" + kept.latest(dataset.folder());
    }

    /** Work with a dataset that nobody changes meanwhile; where nothing can be written, nobody does anyway. */
    private interface Work<T> {
        T with(Dataset dataset) throws IOException;
    }

    private <T> T locked(String name, Work<T> work) {
        Dataset dataset = datasets.get(name);
        return diskFailure.explain(() -> workspace.isWritable()
                ? transactions.locked(List.of(dataset.folder()), unused -> work.with(datasets.get(name)))
                : work.with(dataset));
    }
}
