package io.tagpilot.workspace;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells files and folders that somebody is working with from those that a server left behind when it died. Of what lies outside of
 * datasets for the length of one request, whoever makes it claims it before.
 */
@Component
public final class Claims {

    private final LockFile locks;
    private final Workspace workspace;

    Claims(LockFile locks, Workspace workspace) {
        this.locks = locks;
        this.workspace = workspace;
    }

    /** A file or folder that nobody else clears away. */
    public static final class Claim implements AutoCloseable {

        private final @Nullable FileLock lock;

        private Claim(@Nullable FileLock lock) {
            this.lock = lock;
        }

        @Override
        public void close() {
            LockFile.release(lock);
        }
    }

    /** Claims a path whose name is new and unlike any other. */
    public Claim take(Path path) throws IOException {
        try {
            return new Claim(locks.tryLock(nameOf(path)));
        } catch (LockFile.NoLocksHere e) {
            return new Claim(null);
        }
    }

    /** Claims a path of which the same is true for as long as {@code work} takes. */
    public <T> T during(Path path, DiskFailure.Work<T> work) throws IOException {
        Claim claim = take(path);
        try {
            return work.run();
        } finally {
            claim.close();
        }
    }

    /** Whether nobody works with it any more. Where that cannot be told, nothing counts as abandoned. */
    public boolean isAbandoned(Path path) throws IOException {
        try {
            FileLock lock = locks.tryLock(nameOf(path));
            LockFile.release(lock);
            return lock != null;
        } catch (LockFile.NoLocksHere e) {
            return false;
        }
    }

    private String nameOf(Path path) {
        return Workspace.STATE + "/" + workspace.relativize(path);
    }
}
