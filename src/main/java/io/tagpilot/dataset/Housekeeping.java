package io.tagpilot.dataset;

import io.tagpilot.workspace.InterruptedChanges;
import io.tagpilot.workspace.Transactions;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What is done when the server starts, and every hour: finish what was begun, and clear what nobody came back for. */
@Component
class Housekeeping {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private final Transactions transactions;
    private final InterruptedChanges interrupted;
    private final Leftovers leftovers;
    private final ZipCopies zips;
    private final Retention retention;
    private final RoomForHistory room;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "housekeeping");
        thread.setDaemon(true);
        return thread;
    });

    Housekeeping(
            Transactions transactions,
            InterruptedChanges interrupted,
            Leftovers leftovers,
            ZipCopies zips,
            Retention retention,
            RoomForHistory room) {
        this.transactions = transactions;
        this.interrupted = interrupted;
        this.leftovers = leftovers;
        this.zips = zips;
        this.retention = retention;
        this.room = room;
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
            leftovers.clear();
            zips.resume();
            retention.run();
            room.make();
        } catch (IOException e) {
            log.warn("Clearing up was not possible", e);
        }
    }
}
