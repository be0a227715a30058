package io.tagpilot.shell;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where uploads are received. What a server left that was killed in mid-upload is removed at the next start. */
final class UploadFolder {

    private static final Logger LOG = LoggerFactory.getLogger(UploadFolder.class);

    /** Another server of the same workspace may be receiving an upload just now. */
    private static final Duration STILL_IN_USE = Duration.ofHours(1);

    private final Path path;

    UploadFolder(Path path) {
        this.path = path;
        try {
            removeAbandoned(Instant.now().minus(STILL_IN_USE));
        } catch (IOException e) {
            LOG.warn("Old uploads could not be removed from {}", path, e);
        }
    }

    Path path() {
        return path;
    }

    private void removeAbandoned(Instant before) throws IOException {
        if (!Files.isDirectory(path)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).compareTo(FileTime.from(before)) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
