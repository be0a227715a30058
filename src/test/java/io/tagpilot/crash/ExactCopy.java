package io.tagpilot.crash;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Copies a folder as it is: with the times of files and folders to the nanosecond, and with two names of one file as two names of one
 * file. Made here, since to start a program for it takes longer than the copying, and it is done thousands of times.
 */
public final class ExactCopy extends SimpleFileVisitor<Path> {

    private final Path from;
    private final Path to;
    /** The first copy of each file that has several names */
    private final Map<Object, Path> named = new HashMap<>();

    private ExactCopy(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    /** Makes {@code to} the same as {@code from}, whatever it was before. */
    public static void make(Path from, Path to) throws IOException {
        FileSystemUtils.deleteRecursively(to);
        Files.createDirectories(to.getParent());
        Files.walkFileTree(from, new ExactCopy(from, to));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        Files.createDirectory(copyOf(folder));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Path copy = copyOf(file);
        Path first = named.putIfAbsent(attributes.fileKey(), copy);
        if (first == null) {
            Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isRegularFile()) {
                // which the copying rounds to microseconds
                Files.setLastModifiedTime(copy, attributes.lastModifiedTime());
            }
        } else {
            Files.createLink(copy, first);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem) throws IOException {
        if (problem != null) {
            throw problem;
        }
        Files.setLastModifiedTime(copyOf(folder), Files.getLastModifiedTime(folder));
        return FileVisitResult.CONTINUE;
    }

    private Path copyOf(Path path) {
        return to.resolve(from.relativize(path));
    }
}
