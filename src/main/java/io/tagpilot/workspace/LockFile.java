package io.tagpilot.workspace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Locks that servers on one workspace respect between them: each is a byte of {@code .tagpilot/lock} that stands for a name. The system
 * lets go of them when a server dies, however it dies.
 */
@Component
final class LockFile {

    private static final Logger log = LoggerFactory.getLogger(LockFile.class);

    private final Disk disk;
    private final Path state;

    /** Stays open for good: closing any channel of a file would give up all locks that the process has on it. */
    private @Nullable FileChannel channel;

    /** Which file that is, as far as the file system tells. */
    private @Nullable Object file;

    LockFile(Disk disk, Workspace workspace) {
        this.disk = disk;
        this.state = workspace.stateFolder();
    }

    /** The file system has no locks, so that only one server may use the workspace. */
    static final class NoLocksHere extends IOException {
        private static final long serialVersionUID = 1L;

        NoLocksHere(IOException cause) {
            super(cause);
        }
    }

    /**
     * Takes the lock of that name, unless another server has it, or this one.
     *
     * @return null when it is taken
     */
    @Nullable
    FileLock tryLock(String name) throws IOException {
        FileChannel open = channel();
        try {
            return open.tryLock(placeOf(name), 1, false);
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            throw new NoLocksHere(e);
        }
    }

    static void release(@Nullable FileLock lock) {
        try {
            if (lock != null) {
                lock.release();
            }
        } catch (IOException e) {
            log.warn("A lock could not be given back", e);
        }
    }

    /** Where somebody has deleted the file, a lock on it would be one that no other server sees. */
    private synchronized FileChannel channel() throws IOException {
        Path path = state.resolve("lock");
        FileChannel open = channel;
        if (open == null || !Objects.equals(file, keyOf(path))) {
            disk.createFolders(state);
            open = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel = open;
            file = keyOf(path);
        }
        return open;
    }

    private static @Nullable Object keyOf(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException gone) {
            return "gone";
        }
    }

    private static long placeOf(String name) {
        return ByteBuffer.wrap(DigestUtils.sha256(name)).getLong() & (Long.MAX_VALUE >> 1);
    }
}
