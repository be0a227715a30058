package io.tagpilot.shell;

import io.tagpilot.workspace.Claims;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Where uploads are received: a folder of this server's own beside those of others on the same workspace. What a server left that was
 * killed in mid-upload is removed when the next one starts.
 */
final class UploadFolder {

    private static final Logger log = LoggerFactory.getLogger(UploadFolder.class);

    private final Path path;

    /** @param uploads holds the folders of all servers */
    UploadFolder(Path uploads, Claims claims) {
        this.path = uploads.resolve(UUID.randomUUID().toString());
        try {
            // never given back: the system does that when this server ends
            claims.take(path);
            for (Path other : foldersIn(uploads)) {
                if (claims.isAbandoned(other)) {
                    FileSystemUtils.deleteRecursively(other);
                }
            }
        } catch (IOException e) {
            log.warn("Old uploads could not be removed from {}", uploads, e);
        }
    }

    Path path() {
        return path;
    }

    private static List<Path> foldersIn(Path uploads) throws IOException {
        try (Stream<Path> folders = Files.list(uploads)) {
            return folders.toList();
        } catch (NoSuchFileException nothingThere) {
            return List.of();
        }
    }
}
