package io.tagpilot.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A regular file of a dataset, as the disk describes it.
 *
 * @param path relative to the dataset
 * @param size in bytes
 * @param modified in nanoseconds since 1970, as far as the disk counts them
 * @param kind by its name
 * @param node mostly another number for another file that has taken the place of one of the same size and time
 */
public record ListedFile(String path, long size, long modified, FileKind kind, int node) {

    private static final long GRAIN = TimeUnit.SECONDS.toNanos(2);

    /** The file at {@code place} under the name {@code path}, or nothing where no regular file is. Links are not followed. */
    static Optional<ListedFile> at(Path place, String path) {
        try {
            return of(path, Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    static Optional<ListedFile> of(String path, BasicFileAttributes attributes) {
        long modified = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        return attributes.isRegularFile()
                ? Optional.of(new ListedFile(
                        path, attributes.size(), modified, FileKind.of(path), Objects.hashCode(attributes.fileKey())))
                : Optional.empty();
    }

    /** One of that name, of which nothing else is known: for looking up its place. */
    static ListedFile named(String path) {
        return new ListedFile(path, 0, 0, FileKind.of(path), 0);
    }

    /** Whether a later change is sure to give it another version. */
    boolean isSettled() {
        return isSettled(modified);
    }

    /** Whether what is changed now is sure to get another time than {@code modified}: some disks count only seconds. */
    static boolean isSettled(long modified) {
        return modified < TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()) - GRAIN;
    }

    /** Another one for other bytes. It stays the same when the file is renamed. */
    public String version() {
        return Long.toString(modified, Character.MAX_RADIX) + "-" + Long.toString(size, Character.MAX_RADIX);
    }
}
