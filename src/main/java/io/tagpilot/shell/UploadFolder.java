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
 * killed in mid-upload is removed when the next one starts. Safe for use by several threads.
 */
final class UploadFolder {

    private static final Logger log = LoggerFactory.getLogger(UploadFolder.class);

    private final Path uploads;
    private final Path path;
    private final Claims claims;
    private boolean claimed;

    /** @param uploads holds the folders of all servers */
    UploadFolder(Path uploads, Claims claims) {
        this.uploads = uploads;
        this.path = uploads.resolve(UUID.randomUUID().toString());
        this.claims = claims;
        // where nothing was ever received, starting a server writes nothing
        if (Files.isDirectory(uploads)) {
            claim();
        }
    }

    Path path() {
        return path;
    }

    /** Makes the folder this server's own, so that no other clears it away. Is to be called before an upload is received. */
    synchronized void claim() {
        if (claimed) {
            return;
        }
        try {
            // never given back: the system does that when this server ends
            claims.take(path);
            claimed = true;
            for (Path other : foldersIn(uploads)) {
                if (claims.isAbandoned(other)) {
                    FileSystemUtils.deleteRecursively(other);
                }
            }
        } catch (IOException e) {
            log.warn("Old uploads could not be removed from {}", uploads, e);
        }
    }

    private static List<Path> foldersIn(Path uploads) throws IOException {
        try (Stream<Path> folders = Files.list(uploads)) {
            return folders.toList();
        } catch (NoSuchFileException nothingThere) {
            return List.of();
        }
    }
}
