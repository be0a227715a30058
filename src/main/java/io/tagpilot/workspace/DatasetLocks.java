package io.tagpilot.workspace;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets one writer at a time at a dataset: one thread of this server by a lock in memory, one server of several on the same
 * workspace by locking a byte of {@code .tagpilot/lock} that stands for the dataset. The system lets go of it when a server dies.
 */
@Component
final class DatasetLocks {

    private static final Logger log = LoggerFactory.getLogger(DatasetLocks.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Disk disk;
    private final Path state;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    /** Stays open for good: closing any channel of a file would give up all locks that the process has on it. */
    private @Nullable FileChannel channel;

    DatasetLocks(Disk disk, Workspace workspace) {
        this.disk = disk;
        this.state = workspace.stateFolder();
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
                    release(fileLock);
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
        FileChannel open = channel();
        long place = placeOf(dataset);
        while (System.nanoTime() < deadline) {
            try {
                FileLock lock = open.tryLock(place, 1, false);
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException heldByAnotherServerInThisProcess) {
                log.debug("{} is locked by another server in this process", dataset);
            } catch (ClosedChannelException e) {
                throw e;
            } catch (IOException noLocksHere) {
                log.debug("This file system has no locks; only one server may use the workspace", noLocksHere);
                return null;
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
        throw busy(dataset);
    }

    private static void release(@Nullable FileLock lock) {
        try {
            if (lock != null) {
                lock.release();
            }
        } catch (IOException e) {
            log.warn("A lock could not be given back", e);
        }
    }

    private synchronized FileChannel channel() throws IOException {
        if (channel == null) {
            disk.createFolders(state);
            channel = FileChannel.open(state.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        }
        return channel;
    }

    private static long placeOf(String dataset) {
        return ByteBuffer.wrap(DigestUtils.sha256(dataset)).getLong() & (Long.MAX_VALUE >> 1);
    }

    private static TagPilotException busy(String dataset) {
        return new TagPilotException(
                ProblemCode.SAVE_IN_PROGRESS, dataset + " is being written by someone else. Try again in a moment.");
    }
}
