package io.tagpilot.workspace;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The only way in which datasets are changed: with the datasets locked, after everything begun earlier is finished. */
@Component
public final class Transactions {

    private static final Logger log = LoggerFactory.getLogger(Transactions.class);

    private final Disk disk;
    private final Workspace workspace;
    private final Journal journal;
    private final Trash trash;
    private final DatasetLocks locks;
    private final UndecidedPlans undecided;
    private final Clock clock;
    private final AtomicInteger count = new AtomicInteger();

    Transactions(
            Disk disk,
            Workspace workspace,
            Journal journal,
            Trash trash,
            DatasetLocks locks,
            UndecidedPlans undecided,
            Clock clock) {
        this.disk = disk;
        this.workspace = workspace;
        this.journal = journal;
        this.trash = trash;
        this.locks = locks;
        this.undecided = undecided;
        this.clock = clock;
    }

    /** Work that looks at datasets and decides what to change, while nobody else changes them. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does the work; {@code changes} is valid until this returns. */
        T with(Changes changes) throws IOException;
    }

    /** Changes things under the locks that {@link #locked} took. */
    @FunctionalInterface
    public interface Changes {
        /**
         * Carries out the steps wholly or not at all. Sources need not be forced before.
         *
         * @param cause what the history will say
         * @throws UnfinishedChange when the disk refused after everything was decided; {@link #recover} will finish it
         * @throws IOException when the disk refused before that, and nothing has changed
         */
        void commit(List<Step> steps, Cause cause) throws IOException;
    }

    /**
     * Runs {@code work} with the datasets to itself. The first dataset's trash keeps what the work replaces or drops.
     *
     * @param datasets folder names
     * @throws TagPilotException when a writer does not let go of them, or an earlier change cannot be finished
     */
    public <T> T locked(List<String> datasets, Work<T> work) throws IOException {
        for (String dataset : datasets) {
            recover(dataset);
        }
        DatasetLocks.Held held = locks.take(datasets);
        try {
            refuseIfUnfinished(datasets);
            return work.with((steps, cause) -> commit(new Plan(newId(datasets), datasets, steps, cause)));
        } finally {
            held.release();
        }
    }

    /** Finishes what a crash, or a disk that refused, left undone, and clears what it left behind. */
    public void recover() {
        recover(plan -> true);
        try {
            for (String dataset : trash.datasets()) {
                clearUndecided(dataset);
            }
        } catch (IOException | TagPilotException e) {
            log.warn("What was begun before could not be cleared; it will be tried again.", e);
        }
    }

    /** Finishes what was left undone of one dataset, and waits for what is just being done. */
    public void recover(String dataset) {
        recover(plan -> plan.datasets().contains(dataset));
    }

    /** Whether a change of the dataset is decided but not finished, so that its sources must not be touched. */
    public boolean isUnfinished(String dataset) throws IOException {
        return journal.pending().stream().anyMatch(plan -> plan.datasets().contains(dataset));
    }

    private void recover(Predicate<Plan> which) {
        try {
            for (Plan plan : journal.pending()) {
                if (which.test(plan)) {
                    recover(plan);
                }
            }
        } catch (IOException | TagPilotException e) {
            log.error("What was begun before could not be finished; it will be tried again.", e);
        }
    }

    private void commit(Plan plan) throws IOException {
        if (plan.steps().isEmpty()) {
            return;
        }
        try {
            transaction(plan).commit();
        } catch (IOException | TagPilotException e) {
            undecided.clear(plan.datasets().get(0));
            throw e;
        }
    }

    private void clearUndecided(String dataset) throws IOException {
        DatasetLocks.Held held = locks.take(List.of(dataset));
        try {
            undecided.clear(dataset);
        } finally {
            held.release();
        }
    }

    private void recover(Plan plan) throws IOException {
        DatasetLocks.Held held = locks.take(plan.datasets());
        try {
            if (!journal.holds(plan)) {
                return;
            }
            if (transaction(plan).rollForward()) {
                log.info("Finished a change of {} that had been interrupted.", plan.datasets());
            } else {
                log.error(
                        "The journal {} speaks of files that are gone. Nothing was changed; it was set aside.",
                        plan.id());
            }
        } finally {
            held.release();
        }
    }

    private void refuseIfUnfinished(Collection<String> datasets) throws IOException {
        for (Plan plan : journal.pending()) {
            if (!Collections.disjoint(plan.datasets(), datasets)) {
                throw new TagPilotException(
                        ProblemCode.SAVE_IN_PROGRESS,
                        "An earlier change of " + plan.datasets().get(0)
                                + " is not finished, because the disk refused it. See the server's log, then try again.");
            }
        }
    }

    private Transaction transaction(Plan plan) {
        return new Transaction(disk, workspace, journal, trash, plan);
    }

    /** Later than the earlier changes of these datasets, also when the clock was put back, and unlike any other of any server. */
    private String newId(List<String> datasets) throws IOException {
        Instant now = clock.instant();
        Instant latest = trash.latest(datasets);
        Instant time = now.isAfter(latest) ? now : latest.plusMillis(1);
        return TransactionId.of(time, ProcessHandle.current().pid(), count.incrementAndGet());
    }
}
