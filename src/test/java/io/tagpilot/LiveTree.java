package io.tagpilot;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** What lies below a folder in which a server is at work: a file may be there when its folder is read, and gone when it is looked at. */
public final class LiveTree {

    /** What is done with a path; the attributes are those of a link itself. */
    @FunctionalInterface
    public interface Look {

        void at(Path path, BasicFileAttributes attributes) throws IOException;
    }

    private LiveTree() {}

    /** Looks at a folder and all that is below it, but what goes away meanwhile. The folder may be missing. Links are not followed. */
    public static void each(Path root, Look look) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                return visitFile(folder, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                try {
                    look.at(path, attributes);
                    return FileVisitResult.CONTINUE;
                } catch (IOException e) {
                    return visitFileFailed(path, e);
                }
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException e) throws IOException {
                return postVisitDirectory(path, e);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path path, IOException e) throws IOException {
                return e instanceof NoSuchFileException ? FileVisitResult.CONTINUE : super.postVisitDirectory(path, e);
            }
        });
    }
}
