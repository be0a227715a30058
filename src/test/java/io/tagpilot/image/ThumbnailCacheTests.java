package io.tagpilot.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThumbnailCacheTests {

    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");

    private final Path folder;

    ThumbnailCacheTests(@TempDir Path folder) {
        this.folder = folder.resolve("thumbnails");
    }

    @Test
    void letsTheLeastUsedGo() throws IOException {
        ThumbnailCache cache = cache(30);
        cache.store("aa", new byte[10]);
        cache.store("bb", new byte[10]);
        cache.store("cc", new byte[10]);
        assertThat(cache.find("aa")).isNotNull();
        cache.store("dd", new byte[10]);
        assertThat(files()).containsExactly("aa", "cc", "dd");
        assertThat(cache.find("bb")).isNull();
    }

    @Test
    void remembersUseAcrossRestarts() throws IOException {
        ThumbnailCache before = cache(1000);
        for (String name : new String[] {"aa", "bb", "cc"}) {
            Files.setLastModifiedTime(before.store(name, new byte[10]), FileTime.from(NOW.minus(Duration.ofDays(3))));
        }
        assertThat(before.find("aa")).isNotNull();
        ThumbnailCache after = cache(20);
        after.store("dd", new byte[10]);
        assertThat(files()).containsExactly("aa", "dd");
    }

    @Test
    void storingAgainCountsOnce() throws IOException {
        ThumbnailCache cache = cache(30);
        for (int i = 0; i < 10; i++) {
            cache.store("aa", new byte[10]);
        }
        cache.store("bb", new byte[10]);
        assertThat(files()).containsExactly("aa", "bb");
    }

    @Test
    void keepsOneThatIsLargerThanAll() throws IOException {
        ThumbnailCache cache = cache(5);
        assertThat(cache.store("aa", new byte[10])).exists();
    }

    @Test
    void removesWhatAKilledServerLeft() throws IOException {
        Path old = Files.createDirectories(folder.resolve("aa")).resolve("old.part");
        Path young = folder.resolve("aa").resolve("young.part");
        Files.setLastModifiedTime(Files.createFile(old), FileTime.from(NOW.minus(Duration.ofHours(2))));
        Files.setLastModifiedTime(Files.createFile(young), FileTime.from(NOW));
        cache(100).store("bb", new byte[1]);
        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    /** The first to store something looks through the folder, while unfinished files of others come and go there. */
    @Test
    void looksThroughItsFolderWhileOthersStoreThere() throws Exception {
        Path part = Files.createDirectories(folder.resolve("aa")).resolve("other.part");
        AtomicBoolean isOver = new AtomicBoolean();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> other = thread.submit(() -> {
                for (int i = 0; i < 1_000_000 && !isOver.get(); i++) {
                    Files.createFile(part);
                    Files.delete(part);
                }
                return null;
            });
            for (int i = 0; i < 500; i++) {
                assertThat(cache(1_000_000).store("aa" + i % 10, new byte[10])).exists();
            }
            isOver.set(true);
            other.get();
        } finally {
            thread.shutdownNow();
        }
    }

    private ThumbnailCache cache(long mostBytes) {
        return new ThumbnailCache(folder, mostBytes, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Set<String> files() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> names.add(String.valueOf(file.getFileName())));
        }
        return names;
    }
}
