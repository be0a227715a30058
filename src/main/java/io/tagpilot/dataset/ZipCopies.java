package io.tagpilot.dataset;

import io.tagpilot.archive.ZipWriter;
import io.tagpilot.problem.TagPilotException;
import io.tagpilot.workspace.Claims;
import io.tagpilot.workspace.Disk;
import io.tagpilot.workspace.DiskFailure;
import io.tagpilot.workspace.Step;
import io.tagpilot.workspace.Transactions;
import io.tagpilot.workspace.Workspace;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * The ZIP copies of datasets. A change of a dataset leaves a mark that its copy is due, in the same transaction; the mark goes only when a
 * copy is in place that was written after the last change. So a copy is never forgotten, and never a mixture.
 */
@Component
public final class ZipCopies {

    private static final Logger log = LoggerFactory.getLogger(ZipCopies.class);

    /** What is taken for a copy of which only the size is known; a disk writes more. */
    private static final long BYTES_A_SECOND = DataSize.ofMegabytes(100).toBytes();

    private final Disk disk;
    private final Workspace workspace;
    private final Transactions transactions;
    private final DiskFailure diskFailure;
    private final Datasets datasets;
    private final Claims claims;
    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private final Map<String, Object> writers = new ConcurrentHashMap<>();
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final Map<String, Duration> lasted = new ConcurrentHashMap<>();
    private final ZipCopyPauses pauses = new ZipCopyPauses(System::nanoTime);
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "zip-copies");
        thread.setDaemon(true);
        return thread;
    });

    ZipCopies(
            Disk disk,
            Workspace workspace,
            Transactions transactions,
            DiskFailure diskFailure,
            Datasets datasets,
            Claims claims) {
        this.disk = disk;
        this.workspace = workspace;
        this.transactions = transactions;
        this.diskFailure = diskFailure;
        this.datasets = datasets;
        this.claims = claims;
    }

    /** How a copy stands. */
    public enum State {
        READY,
        WRITING,
        FAILED,
        NONE
    }

    /**
     * How the copy of a dataset stands.
     *
     * @param path where it is, or will be
     * @param detail why it failed, or empty
     */
    public record Status(State state, Path path, String detail) {}

    /** Looks at the copy of the dataset of that name. One that is due is sure to be written soon, whoever left it. */
    public Status status(String name) {
        Dataset dataset = datasets.get(name);
        Path zip = datasets.zipOf(dataset.name());
        if (!Files.exists(mark(dataset))) {
            return new Status(Files.exists(zip) ? State.READY : State.NONE, zip, "");
        }
        String failure = failures.get(dataset.folder());
        if (failure != null) {
            return new Status(State.FAILED, zip, failure);
        }
        writeAfterPause(dataset);
        return new Status(State.WRITING, zip, "");
    }

    /** The step that makes a copy due, to be carried out together with the change of the dataset. */
    Step dueAfter(Workbench bench, Dataset dataset) throws IOException {
        byte[] id = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        return bench.put(workspace.relativize(mark(dataset)), id);
    }

    /** Writes the copy soon: when the dataset has not changed for a while. */
    void writeLater(Dataset dataset) {
        pauses.begin(dataset.folder(), expected(dataset));
        writeAfterPause(dataset);
    }

    /** How long the copy will take: as long as the last time; before that, what its size tells. */
    private Duration expected(Dataset dataset) {
        Duration last = lasted.get(dataset.folder());
        if (last != null) {
            return last;
        }
        try {
            return Duration.ofMillis(Files.size(datasets.zipOf(dataset.name())) * 1000 / BYTES_A_SECOND);
        } catch (IOException none) {
            return Duration.ZERO;
        }
    }

    private void writeAfterPause(Dataset dataset) {
        if (waiting.add(dataset.folder())) {
            long pause = pauses.left(dataset.folder()).toMillis();
            var unused = writer.schedule(() -> writeWaiting(dataset), pause, TimeUnit.MILLISECONDS);
        }
    }

    private void writeWaiting(Dataset dataset) {
        try {
            waiting.remove(dataset.folder());
            if (pauses.left(dataset.folder()).toMillis() > 0) {
                writeAfterPause(dataset);
                return;
            }
            pauses.end(dataset.folder());
            if (!writeOnce(dataset)) {
                writeLater(dataset); // it has changed meanwhile, and may go on changing
            }
        } catch (RuntimeException e) {
            log.error("The ZIP copy of {} could not be written", dataset.folder(), e);
        }
    }

    /**
     * Returns when the copy is in place, or at once when none is due.
     *
     * @throws TagPilotException when it cannot be written; the dataset is saved all the same, and the copy stays due
     */
    Path writeNow(Dataset dataset) {
        while (!writeOnce(dataset)) {
            log.debug("{} has changed while its ZIP copy was written", dataset.folder());
        }
        return datasets.zipOf(dataset.name());
    }

    /** @return whether the copy is current now; a failure is kept, too, to be told to whoever asks */
    private boolean writeOnce(Dataset dataset) {
        try {
            return diskFailure.explain(() -> {
                synchronized (writers.computeIfAbsent(dataset.folder(), folder -> new Object())) {
                    failures.remove(dataset.folder());
                    return write(dataset);
                }
            });
        } catch (TagPilotException e) {
            failures.put(dataset.folder(), e.detail());
            throw new TagPilotException(
                    e.code(), "The dataset is saved, but its ZIP copy could not be written yet. " + e.detail(), e);
        }
    }

    /** Takes up what an earlier run of the server has left to do. */
    void resume() throws IOException {
        try (Stream<Path> marks = Files.list(marks())) {
            marks.map(mark -> String.valueOf(mark.getFileName()))
                    .forEach(folder -> writeAfterPause(datasets.ofName(new DatasetName(folder))));
        } catch (NoSuchFileException nothingDue) {
            log.debug("No ZIP copy is due");
        }
    }

    @PreDestroy
    void stop() {
        writer.shutdownNow();
    }

    /** Which change the copy is due after, or nothing when it is current. */
    private Optional<String> due(Dataset dataset) throws IOException {
        try {
            return Optional.of(Files.readString(mark(dataset)));
        } catch (NoSuchFileException current) {
            return Optional.empty();
        }
    }

    private boolean write(Dataset dataset) throws IOException {
        Optional<String> due = due(dataset);
        if (due.isEmpty()) {
            return true;
        }
        disk.createFolders(drafts());
        Path draft = drafts().resolve(UUID.randomUUID() + ".zip");
        return claims.during(draft, () -> write(dataset, due, draft));
    }

    /** @return whether no copy is due any more: the dataset has not changed while it was written */
    private boolean write(Dataset dataset, Optional<String> due, Path draft) throws IOException {
        try {
            long begun = System.nanoTime();
            List<ZipWriter.Source> sources = sources(dataset);
            disk.write(draft, out -> ZipWriter.write(out, sources));
            lasted.put(dataset.folder(), Duration.ofNanos(System.nanoTime() - begun));
            return transactions.locked(List.of(dataset.folder()), changes -> {
                Optional<String> dueNow = due(dataset);
                if (dueNow.equals(due)) {
                    putInPlace(draft, dataset);
                }
                return dueNow.equals(due) || dueNow.isEmpty(); // another server may have written it meanwhile
            });
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private void putInPlace(Path draft, Dataset dataset) throws IOException {
        disk.createFolders(workspace.zipsFolder());
        disk.force(workspace.datasetsFolder());
        disk.move(draft, datasets.zipOf(dataset.name()));
        disk.force(workspace.zipsFolder());
        disk.delete(mark(dataset));
        disk.force(marks());
    }

    /** What a client that loads the dataset gets: a file that cannot be read must not keep all others from having a copy. */
    private static List<ZipWriter.Source> sources(Dataset dataset) throws IOException {
        return Listing.whole(dataset.path()).managed().stream()
                .filter(file -> isReadable(dataset, file))
                .map(file -> new ZipWriter.Source(file.path(), dataset.path().resolve(file.path())))
                .toList();
    }

    private static boolean isReadable(Dataset dataset, ListedFile file) {
        boolean readable = Files.isReadable(dataset.path().resolve(file.path()));
        if (!readable) {
            log.warn("{} of {} cannot be read and is left out of the ZIP copy", file.path(), dataset.folder());
        }
        return readable;
    }

    /** The file that says that the copy is due. */
    Path mark(Dataset dataset) {
        return marks().resolve(dataset.folder());
    }

    /** Copies that are being written. */
    Path drafts() {
        return workspace.stateFolder().resolve("zip-drafts");
    }

    private Path marks() {
        return workspace.stateFolder().resolve("zip-due");
    }
}
