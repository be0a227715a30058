package io.tagpilot.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tagpilot.image.ImageFacts;
import io.tagpilot.image.ImageType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileIndexFileTests {

    private static final FileIndex.Image GOOD =
            new FileIndex.Image(new ImageFacts(ImageType.WEBP, 640, 480, 6, true, false), null, "a".repeat(64));
    private static final FileIndex.Image BROKEN = new FileIndex.Image(null, "b.png is damaged.", null);
    private static final CaptionFile CAPTION = new CaptionFile("a.txt", "0123", "größer, 猫\r\n", true, null);

    private static final ListedFile GOOD_FILE =
            new ListedFile("a.webp", 4711, 1_700_000_000_123_456_789L, FileKind.IMAGE, -7);
    private static final ListedFile BROKEN_FILE = new ListedFile("below/b.png", 3, 5, FileKind.IMAGE, 0);
    private static final ListedFile CAPTION_FILE = new ListedFile("a.txt", 16, 8, FileKind.TEXT, 9);

    private final Path folder;

    FileIndexFileTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path written() throws IOException {
        FileIndex index = new FileIndex();
        index.images().put(GOOD_FILE, GOOD);
        index.images().put(BROKEN_FILE, BROKEN);
        index.texts().put(CAPTION_FILE, CAPTION);
        Path file = folder.resolve("below/index");
        FileIndexFile.write(file, index);
        return file;
    }

    @Test
    void givesBackWhatWasWritten() throws IOException {
        FileIndex read = new FileIndex();
        FileIndexFile.read(written(), read);

        assertThat(read.images()).containsOnlyKeys(GOOD_FILE, BROKEN_FILE).containsEntry(GOOD_FILE, GOOD);
        assertThat(read.images().get(BROKEN_FILE)).isEqualTo(BROKEN);
        assertThat(read.texts()).containsExactlyEntriesOf(Map.of(CAPTION_FILE, CAPTION));
    }

    @Test
    void refusesAFileThatWasCutOrChangedAnywhere() throws IOException {
        Path file = written();
        byte[] good = Files.readAllBytes(file);
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            refused(file, bad);
            refused(file, Arrays.copyOf(good, at));
        }
    }

    private static void refused(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        assertThatThrownBy(() -> FileIndexFile.read(file, new FileIndex()))
                .isInstanceOfAny(IOException.class, RuntimeException.class);
    }
}
