package io.tagpilot.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The names in a folder as they were at one moment. The folder's time of change tells whether they still are, unless it was so young then
 * that another change may have the same time: some disks count only seconds.
 *
 * @param modified the folder's time of change then, in nanoseconds since 1970
 * @param sure whether a later change is sure to have another time
 * @param listed whether the names were read from the disk, so that nobody can have put one in at that very moment
 */
record SeenFolder(FolderNames names, long modified, boolean sure, boolean listed) {

    private static final long NEVER = Long.MIN_VALUE;

    /** What was read after the folder's time of change had been {@code modified}. */
    static SeenFolder seen(FolderNames names, long modified) {
        return new SeenFolder(names, modified, modified != NEVER && ListedFile.isSettled(modified), true);
    }

    /** What we have made of the folder just now. */
    static SeenFolder made(FolderNames names, Path folder) {
        long modified = modified(folder);
        return new SeenFolder(names, modified, modified != NEVER, false);
    }

    /** The same for telling whether something has changed, and no more. */
    SeenFolder withoutNames() {
        return new SeenFolder(FolderNames.NONE, modified, sure, false);
    }

    boolean isCurrent(Path folder) {
        return sure && modified(folder) == modified;
    }

    /**
     * Whether nothing has changed in any of the folders of a dataset.
     *
     * @param folders by their paths in it; without any, nothing is known
     */
    static boolean areCurrent(Map<String, SeenFolder> folders, Path dataset) {
        return !folders.isEmpty()
                && folders.entrySet().stream()
                        .allMatch(folder -> folder.getValue().isCurrent(dataset.resolve(folder.getKey())));
    }

    /** A folder's time of change, or one that no folder has. */
    static long modified(Path folder) {
        try {
            return Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS).to(TimeUnit.NANOSECONDS);
        } catch (IOException notThere) {
            return NEVER;
        }
    }
}
