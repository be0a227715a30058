package io.tagpilot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** Folders for servers that several test classes share; they go when the tests have ended. */
public final class TemporaryFolder {

    private TemporaryFolder() {}

    public static Path create(String name) {
        try {
            Path folder = Files.createTempDirectory(name);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes what is in a folder that may be missing. The server may be writing something down meanwhile; then that goes, too. */
    public static void empty(Path folder) throws IOException {
        for (int tries = 50; Files.exists(folder); tries--) {
            try (Stream<Path> inside = Files.list(folder)) {
                for (Path path : inside.toList()) {
                    FileSystemUtils.deleteRecursively(path);
                }
                return;
            } catch (DirectoryNotEmptyException | NoSuchFileException e) {
                if (tries == 0) {
                    throw e;
                }
            }
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
