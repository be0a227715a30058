package io.tagpilot.dataset;

import io.tagpilot.workspace.Claims;
import io.tagpilot.workspace.InterruptedChanges;
import io.tagpilot.workspace.Transactions;
import io.tagpilot.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Clears what nobody will come back for: at once what a server was working with when it died, and after a day what a client might have
 * gone on with.
 */
@Component
final class Leftovers {

    private final Workspace workspace;
    private final Transactions transactions;
    private final InterruptedChanges interrupted;
    private final ZipCopies zips;
    private final Claims claims;
    private final Clock clock;

    Leftovers(
            Workspace workspace,
            Transactions transactions,
            InterruptedChanges interrupted,
            ZipCopies zips,
            Claims claims,
            Clock clock) {
        this.workspace = workspace;
        this.transactions = transactions;
        this.interrupted = interrupted;
        this.zips = zips;
        this.claims = claims;
        this.clock = clock;
    }

    void clear() throws IOException {
        for (Path dataset : list(workspace.stateFolder().resolve("stage"))) {
            if (isFree(dataset)) {
                clearStage(dataset);
            }
        }
        for (Path dataset : list(workspace.stateFolder().resolve("answers"))) {
            if (isFree(dataset)) {
                clearOld(dataset);
            }
        }
        for (Path draft : list(zips.drafts())) {
            clearAbandoned(draft);
        }
        clearOld(zips.drafts());
    }

    /** Nothing goes that an interrupted change may be put right with. */
    private boolean isFree(Path folderOfDataset) throws IOException {
        String dataset = String.valueOf(folderOfDataset.getFileName());
        return !transactions.isUnfinished(dataset) && interrupted.of(dataset).isEmpty();
    }

    private void clearStage(Path dataset) throws IOException {
        for (Path entry : list(dataset)) {
            if (Stage.isOfOneRequest(entry)) {
                clearAbandoned(entry);
            }
            for (Path file : list(entry)) {
                if (Stage.isDraft(file)) {
                    clearAbandoned(file);
                }
            }
        }
        clearOld(dataset);
    }

    private void clearAbandoned(Path path) throws IOException {
        if (claims.isAbandoned(path)) {
            FileSystemUtils.deleteRecursively(path);
        }
    }

    /** Deletes what in {@code folder} was not touched for as long as an unfinished save is kept. */
    private void clearOld(Path folder) throws IOException {
        Instant oldest = clock.instant().minus(SaveSession.KEPT);
        for (Path entry : list(folder)) {
            if (lastTouched(entry).isBefore(oldest)) {
                FileSystemUtils.deleteRecursively(entry);
            }
        }
    }

    private static Instant lastTouched(Path entry) throws IOException {
        Instant latest = Instant.MIN;
        try (Stream<Path> paths = Files.walk(entry)) {
            for (Path path : paths.toList()) {
                Instant touched = Files.getLastModifiedTime(path).toInstant();
                latest = touched.isAfter(latest) ? touched : latest;
            }
        }
        return latest;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (NoSuchFileException | NotDirectoryException nothingThere) {
            return List.of();
        }
    }
}
