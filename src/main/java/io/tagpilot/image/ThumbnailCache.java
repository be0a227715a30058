package io.tagpilot.image;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Thumbnails as files, at most so many bytes of them; the ones that were not asked for longest go first, also across restarts.
 * A file appears whole or not at all. Losing the folder costs time and nothing else. Safe for use by many threads.
 */
final class ThumbnailCache {

    private static final String UNFINISHED = ".part";
    private static final Duration USE_IS_NOTED_EVERY = Duration.ofHours(12);

    private final Path folder;
    private final long mostBytes;
    private final Clock clock;
    private @Nullable Map<String, Long> sizes;
    private long bytes;

    ThumbnailCache(Path folder, long mostBytes, Clock clock) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    /** The file of this name, if it is there. */
    @Nullable
    Path find(String name) {
        Path file = place(name);
        try {
            FileTime lastUse = Files.getLastModifiedTime(file);
            noteUse(name, file, lastUse.toInstant());
            return file;
        } catch (IOException e) {
            return null;
        }
    }

    /** Keeps {@code content} under {@code name} and lets the least used go. */
    Path store(String name, byte[] content) throws IOException {
        Path file = place(name);
        Files.createDirectories(file.resolveSibling(""));
        Path part = file.resolveSibling(UUID.randomUUID() + UNFINISHED);
        try {
            Files.write(part, content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        remember(name, content.length);
        return file;
    }

    private Path place(String name) {
        return folder.resolve(name.substring(0, 2)).resolve(name);
    }

    private void noteUse(String name, Path file, Instant lastUse) throws IOException {
        moveToTheEnd(name);
        Instant now = clock.instant();
        if (lastUse.plus(USE_IS_NOTED_EVERY).isBefore(now)) {
            Files.setLastModifiedTime(file, FileTime.from(now));
        }
    }

    private synchronized void moveToTheEnd(String name) {
        Long size = sizes == null ? null : sizes.remove(name);
        if (sizes != null && size != null) {
            sizes.put(name, size);
        }
    }

    private synchronized void remember(String name, long size) throws IOException {
        if (sizes == null) {
            sizes = scan();
        }
        Long before = sizes.remove(name);
        sizes.put(name, size);
        bytes += size - (before == null ? 0 : before);
        Iterator<Map.Entry<String, Long>> eldest = sizes.entrySet().iterator();
        while (bytes > mostBytes && sizes.size() > 1) {
            Map.Entry<String, Long> entry = eldest.next();
            Files.deleteIfExists(place(entry.getKey()));
            bytes -= entry.getValue();
            eldest.remove();
        }
    }

    private Map<String, Long> scan() throws IOException {
        record Found(String name, long size, FileTime lastUse) {}
        List<Found> found = new ArrayList<>();
        Files.walkFileTree(folder, Set.of(), 2, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = String.valueOf(file.getFileName());
                if (!attributes.isRegularFile()) {
                    return FileVisitResult.CONTINUE;
                }
                if (name.endsWith(UNFINISHED)) {
                    removeIfAbandoned(file, attributes);
                } else {
                    found.add(new Found(name, attributes.size(), attributes.lastModifiedTime()));
                }
                return FileVisitResult.CONTINUE;
            }

            /** Others store meanwhile: what is unfinished when it is listed can have its name a moment later. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        found.sort(Comparator.comparing(Found::lastUse));
        Map<String, Long> byUse = new LinkedHashMap<>();
        for (Found file : found) {
            byUse.put(file.name, file.size);
            bytes += file.size;
        }
        return byUse;
    }

    private void removeIfAbandoned(Path part, BasicFileAttributes attributes) throws IOException {
        if (attributes.lastModifiedTime().toInstant().isBefore(clock.instant().minus(Duration.ofHours(1)))) {
            Files.deleteIfExists(part);
        }
    }
}
