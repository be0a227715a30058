package io.tagpilot.dataset;

import io.tagpilot.workspace.Transactions;
import io.tagpilot.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** What is done when the server starts: finish what was begun, and clear what nobody came back for. */
@Component
class Housekeeping {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private final Workspace workspace;
    private final Transactions transactions;
    private final ZipCopies zips;
    private final Clock clock;

    Housekeeping(Workspace workspace, Transactions transactions, ZipCopies zips, Clock clock) {
        this.workspace = workspace;
        this.transactions = transactions;
        this.zips = zips;
        this.clock = clock;
    }

    /** Runs once the server answers, so that a large workspace does not keep anybody waiting. */
    @EventListener(ApplicationReadyEvent.class)
    void run() {
        transactions.recover();
        try {
            clearStages();
            clearOld(workspace.stateFolder().resolve("zip-drafts"));
            zips.resume();
        } catch (IOException e) {
            log.warn("Clearing up was not possible", e);
        }
    }

    private void clearStages() throws IOException {
        for (Path dataset : list(workspace.stateFolder().resolve("stage"))) {
            if (!transactions.isUnfinished(String.valueOf(dataset.getFileName()))) {
                clearOld(dataset);
            }
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
        } catch (NoSuchFileException nothingThere) {
            return List.of();
        }
    }
}
