package io.tagpilot.dataset;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import io.tagpilot.workspace.DiskFailure;
import io.tagpilot.workspace.InterruptedChanges;
import io.tagpilot.workspace.Transactions;
import io.tagpilot.workspace.Workspace;
import io.tagpilot.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The datasets of the workspace: finding, listing and reading them. Nothing here changes one. */
@Component
public final class Datasets {

    private final Workspace workspace;
    private final Transactions transactions;
    private final DiskFailure diskFailure;
    private final KnownListings listings;
    private final KnownSummaries summaries;
    private final Memory memory;
    private final InterruptedChanges interrupted;
    private final EntryReader reader;

    Datasets(
            Workspace workspace,
            Transactions transactions,
            DiskFailure diskFailure,
            KnownListings listings,
            KnownSummaries summaries,
            Memory memory,
            InterruptedChanges interrupted,
            EntryReader reader) {
        this.workspace = workspace;
        this.transactions = transactions;
        this.diskFailure = diskFailure;
        this.listings = listings;
        this.summaries = summaries;
        this.memory = memory;
        this.interrupted = interrupted;
        this.reader = reader;
    }

    /** All datasets by name, for who shows no covers. */
    public List<DatasetSummary> list() {
        return list(summaries::of);
    }

    /** All datasets by name, with covers in the versions that they have now. */
    public List<DatasetSummary> listWithCovers() {
        return list(summaries::withCovers);
    }

    private List<DatasetSummary> list(Function<Dataset, DatasetSummary> summary) {
        return diskFailure.explain(this::named).parallelStream()
                .filter(dataset -> isFolder(dataset.path()))
                .map(summary)
                .toList();
    }

    /**
     * The dataset of that name, with or without its prefix.
     *
     * @throws TagPilotException when there is none
     */
    public Dataset get(String name) {
        return find(name).orElseThrow(() -> new TagPilotException(ProblemCode.DATASET_NOT_FOUND, "Dataset not found"));
    }

    /** The dataset of that name, if there is one: the folder that is called just so, else the one of the cleaned name. */
    public Optional<Dataset> find(String name) {
        return DatasetName.candidates(name).stream()
                .flatMap(candidate -> at(candidate).stream())
                .findFirst();
    }

    /** Where the dataset of that name is, or would be. */
    public Dataset findOrNew(String name) {
        return find(name).orElseGet(() -> ofName(DatasetName.clean(name)));
    }

    /** Lists a dataset's files, after finishing what a crash has interrupted. */
    public OpenedDataset open(String name) {
        transactions.recover(findOrNew(name).folder());
        Dataset dataset = get(name);
        return new OpenedDataset(
                dataset,
                listings.fresh(dataset),
                memory.of(dataset.folder()),
                interrupted.of(dataset.folder()),
                reader);
    }

    /**
     * An image of a dataset.
     *
     * @throws TagPilotException when there is none of that name, or the disk does not let us read it
     */
    public StoredImage image(String name, String file) {
        Dataset dataset = get(name);
        Path place = new WorkspacePath(dataset.path(), file).path();
        StoredImage image = Optional.of(file)
                .filter(path -> FileKind.of(path) == FileKind.IMAGE)
                .flatMap(path -> ListedFile.at(place, path))
                .map(listed -> new StoredImage(dataset, listed, place))
                .orElseThrow(() -> new TagPilotException(
                        ProblemCode.IMAGE_NOT_FOUND,
                        file + " is not in the dataset " + dataset.name().title() + "."));
        if (!Files.isReadable(place)) {
            throw new TagPilotException(
                    ProblemCode.UNREADABLE_IMAGE,
                    file + " cannot be read from the disk. Check its owner and permissions.");
        }
        return image;
    }

    /** Where a dataset of that name lies. */
    Dataset ofName(DatasetName name) {
        return new Dataset(name, workspace.datasetsFolder().resolve(name.folder()));
    }

    Path zipOf(DatasetName name) {
        return workspace.zipsFolder().resolve(name.zip());
    }

    private Optional<Dataset> at(DatasetName name) {
        try {
            return Optional.of(ofName(name)).filter(dataset -> isFolder(dataset.path()));
        } catch (InvalidPathException cannotBeOnThisDisk) {
            return Optional.empty();
        }
    }

    /** What has the name of a dataset, by name. */
    private List<Dataset> named() throws IOException {
        try (Stream<Path> paths = Files.list(workspace.datasetsFolder())) {
            return paths.map(path -> String.valueOf(path.getFileName()))
                    .filter(DatasetName::isFolderOfDataset)
                    .sorted()
                    .map(folder -> ofName(new DatasetName(folder)))
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException nothingThereYet) {
            return List.of();
        }
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }
}
