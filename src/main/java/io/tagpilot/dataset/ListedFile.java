package io.tagpilot.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A regular file of a dataset, as the disk describes it.
 *
 * @param path relative to the dataset
 * @param size in bytes
 * @param modified in nanoseconds since 1970, as far as the disk counts them
 */
public record ListedFile(String path, long size, long modified) {

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
                ? Optional.of(new ListedFile(path, attributes.size(), modified))
                : Optional.empty();
    }

    FileKind kind() {
        return FileKind.of(path);
    }

    /** Another one for other bytes. It stays the same when the file is renamed. */
    public String version() {
        return Long.toString(modified, Character.MAX_RADIX) + "-" + Long.toString(size, Character.MAX_RADIX);
    }
}
