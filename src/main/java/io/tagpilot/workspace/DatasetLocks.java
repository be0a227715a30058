package io.tagpilot.workspace;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets one writer at a time at a dataset: one thread of this server by a lock in memory, one server of several on the same
 * workspace by the {@link LockFile}.
 */
@Component
final class DatasetLocks {

    private static final Logger log = LoggerFactory.getLogger(DatasetLocks.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final LockFile file;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    DatasetLocks(LockFile file) {
        this.file = file;
    }

    /** Locks that are held until they are released. */
    @FunctionalInterface
    interface Held {
        /** Lets others in. */
        void release();
    }

    /**
     * Waits for all the datasets, always in the same order so that two callers cannot wait for each other.
     *
     * @throws TagPilotException when they are not to be had in half a minute
     */
    Held take(Collection<String> datasets) throws IOException {
        List<Held> held = new ArrayList<>();
        Held all = () -> {
            for (int i = held.size() - 1; i >= 0; i--) {
                held.get(i).release();
            }
        };
        try {
            for (String dataset : datasets.stream()
                    .distinct()
                    .sorted(Comparator.naturalOrder())
                    .toList()) {
                held.add(takeOne(dataset));
            }
            return all;
        } catch (IOException | RuntimeException e) {
            all.release();
            throw e;
        }
    }

    private Held takeOne(String dataset) throws IOException {
        ReentrantLock lock = locks.computeIfAbsent(dataset, name -> new ReentrantLock());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            if (!lock.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                throw busy(dataset);
            }
            try {
                FileLock fileLock = takeFileLock(dataset, deadline);
                return () -> {
                    LockFile.release(fileLock);
                    lock.unlock();
                };
            } catch (IOException | RuntimeException | InterruptedException e) {
                lock.unlock();
                throw e;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy(dataset);
        }
    }

    /** @return null where the file system has no locks, so that the lock in memory has to do */
    private @Nullable FileLock takeFileLock(String dataset, long deadline) throws IOException, InterruptedException {
        try {
            while (System.nanoTime() < deadline) {
                FileLock lock = file.tryLock(dataset);
                if (lock != null) {
                    return lock;
                }
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }
        } catch (LockFile.NoLocksHere e) {
            log.debug("This file system has no locks; only one server may use the workspace", e);
            return null;
        }
        throw busy(dataset);
    }

    private static TagPilotException busy(String dataset) {
        return new TagPilotException(
                ProblemCode.SAVE_IN_PROGRESS, dataset + " is being written by someone else. Try again in a moment.");
    }
}
