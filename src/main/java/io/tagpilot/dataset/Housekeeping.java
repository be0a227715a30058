package io.tagpilot.dataset;

import io.tagpilot.workspace.InterruptedChanges;
import io.tagpilot.workspace.Transactions;
import io.tagpilot.workspace.Workspace;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** What is done when the server starts, and every hour: finish what was begun, and clear what nobody came back for. */
@Component
class Housekeeping {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private final Workspace workspace;
    private final Transactions transactions;
    private final InterruptedChanges interrupted;
    private final ZipCopies zips;
    private final Retention retention;
    private final RoomForHistory room;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "housekeeping");
        thread.setDaemon(true);
        return thread;
    });

    Housekeeping(
            Workspace workspace,
            Transactions transactions,
            InterruptedChanges interrupted,
            ZipCopies zips,
            Retention retention,
            RoomForHistory room,
            Clock clock) {
        this.workspace = workspace;
        this.transactions = transactions;
        this.interrupted = interrupted;
        this.zips = zips;
        this.retention = retention;
        this.room = room;
        this.clock = clock;
    }

    /** Begins once the server answers, so that a large workspace does not keep anybody waiting. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        run();
        var unused = timer.scheduleWithFixedDelay(this::run, 1, 1, TimeUnit.HOURS);
    }

    @PreDestroy
    void end() {
        timer.shutdownNow();
    }

    private void run() {
        transactions.recover();
        interrupted.all().forEach(log::error);
        try {
            clearEach("stage");
            clearEach("answers");
            clearOld(workspace.stateFolder().resolve("zip-drafts"));
            zips.resume();
            retention.run();
            room.make();
        } catch (IOException e) {
            log.warn("Clearing up was not possible", e);
        }
    }

    /** Clears a folder that holds one for each dataset, but nothing that an interrupted change may be put right with. */
    private void clearEach(String kind) throws IOException {
        for (Path dataset : list(workspace.stateFolder().resolve(kind))) {
            String name = String.valueOf(dataset.getFileName());
            if (!transactions.isUnfinished(name) && interrupted.of(name).isEmpty()) {
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
