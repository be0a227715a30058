package io.tagpilot.workspace;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Where things lie on the disk. The folders need not exist, or be writable, for the server to start. */
@Component
public final class Workspace {

    /** The name of the folder in which TagPilot keeps what is not a dataset. */
    public static final String STATE = ".tagpilot";

    private final Path datasets;

    Workspace(WorkspaceSettings settings) {
        this.datasets = settings.workspace().toAbsolutePath().normalize().resolve("datasets");
    }

    /** Holds one folder a dataset, and is the root to which every {@link WorkspacePath} is relative. */
    public Path datasetsFolder() {
        return datasets;
    }

    /** Holds the ZIP copies of datasets. */
    public Path zipsFolder() {
        return datasets.resolve("ZIPs");
    }

    /** Holds stages, journals, trash and memory. It lies beside the datasets so that moving a file between them is one rename. */
    public Path stateFolder() {
        return datasets.resolve(STATE);
    }

    /** Holds what may be deleted at any time and is made again when it is needed. */
    public Path cacheFolder() {
        return stateFolder().resolve("cache");
    }

    /** The file or folder at {@code relative}, written with {@code /}, proved to lie inside {@link #datasetsFolder()}. */
    public Path resolve(String relative) {
        return new WorkspacePath(datasets, relative).path();
    }

    /** The name of {@code path} as {@link #resolve} takes it. */
    public String relativize(Path path) {
        return datasets.relativize(path).toString().replace('\\', '/');
    }

    /** Bytes that may still be written, or 0 when the disk does not say. */
    public long freeBytes() {
        try {
            FileStore store = Files.getFileStore(nearestExistingFolder());
            return store.getUsableSpace();
        } catch (IOException unknown) {
            return 0;
        }
    }

    /** The size of the disk, or the most there is when it does not say. */
    public long totalBytes() {
        try {
            long total = Files.getFileStore(nearestExistingFolder()).getTotalSpace();
            return total > 0 ? total : Long.MAX_VALUE;
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }

    /** Whether the disk lets us write here. */
    public boolean isWritable() {
        return Files.isWritable(nearestExistingFolder());
    }

    private Path nearestExistingFolder() {
        Path folder = datasets;
        while (!Files.isDirectory(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return folder;
    }
}
