package io.tagpilot.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/**
 * How many bytes the disk would win if the trash were gone. A file that has another name outside of it, since it was restored, wins
 * nothing; one with several names in it counts once, and is won with the last of them.
 */
public final class TrashSpace {

    /** A file with other names: how many of them are known here, and how many there are. */
    private static final class Shared {
        private final long size;
        private int names;
        private int here;

        Shared(long size, int names) {
            this.size = size;
            this.names = names;
        }

        boolean isOnlyHere() {
            return here > 0 && here >= names;
        }
    }

    private final Map<Object, Shared> shared = new HashMap<>();
    private long single;

    /** Counts what lies in {@code folder}. Links are not followed. */
    public void add(Path folder) throws IOException {
        each(folder, (file, attributes) -> {
            int names = namesOf(file);
            Object key = attributes.fileKey();
            if (names < 2 || key == null) {
                single += attributes.size();
            } else {
                shared.computeIfAbsent(key, unused -> new Shared(attributes.size(), names)).here++;
            }
        });
    }

    /** Tells that {@code folder}, which was counted, is about to go. */
    public void remove(Path folder) throws IOException {
        each(folder, (file, attributes) -> {
            Shared known = attributes.fileKey() == null ? null : shared.get(attributes.fileKey());
            if (known == null) {
                single -= attributes.size();
            } else {
                known.here--;
                known.names--;
            }
        });
    }

    /** What would be won. */
    public long bytes() {
        return single
                + shared.values().stream()
                        .filter(Shared::isOnlyHere)
                        .mapToLong(file -> file.size)
                        .sum();
    }

    private interface Visit {
        void of(Path file, BasicFileAttributes attributes);
    }

    private static void each(Path folder, Visit visit) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    visit.of(file, attributes);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException goneMeanwhile) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static int namesOf(Path file) {
        try {
            return (Integer) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS);
        } catch (UnsupportedOperationException
                | IllegalArgumentException
                | UncheckedIOException
                | IOException unknown) {
            return 1;
        }
    }
}
