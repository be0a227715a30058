package io.tagpilot.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipWriterTests {

    private final Path folder;

    ZipWriterTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void storesImagesAndDeflatesTexts() throws IOException {
        byte[] picture = new byte[200_000];
        new Random(3).nextBytes(picture);
        Path image = Files.write(folder.resolve("1.png"), picture);
        Path text = Files.writeString(folder.resolve("1.txt"), "dog, ".repeat(500));
        Path zip = folder.resolve("out.zip");
        try (OutputStream out = Files.newOutputStream(zip)) {
            ZipWriter.write(
                    out,
                    List.of(new ZipWriter.Source("sub/日本é.PNG", image), new ZipWriter.Source("sub/日本é.txt", text)));
        }

        try (ZipFile read = new ZipFile(zip.toFile())) {
            ZipEntry stored = read.getEntry("sub/日本é.PNG");
            assertThat(stored.getMethod()).isEqualTo(ZipEntry.STORED);
            assertThat(read.getInputStream(stored)).hasBinaryContent(picture);
            ZipEntry deflated = read.getEntry("sub/日本é.txt");
            assertThat(deflated.getMethod()).isEqualTo(ZipEntry.DEFLATED);
            assertThat(deflated.getCompressedSize()).isLessThan(200);
        }
    }

    @Test
    void writesWhatTheReaderTakes() throws IOException {
        Path image = Files.write(folder.resolve("a.jpg"), new byte[] {1, 2, 3});
        Path text = Files.writeString(folder.resolve("a.txt"), "dog");
        Path zip = folder.resolve("out.zip");
        try (OutputStream out = Files.newOutputStream(zip)) {
            ZipWriter.write(out, List.of(new ZipWriter.Source("a.jpg", image), new ZipWriter.Source("a.txt", text)));
        }
        Path target = Files.createDirectory(folder.resolve("target"));
        assertThat(ZipReader.unpack(zip, target, ZipLimits.usual()).files()).containsExactly("a.jpg", "a.txt");
        assertThat(target.resolve("a.txt")).hasContent("dog");
    }

    @Test
    void leavesTheStreamOpen() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        ZipWriter.write(out, List.of());
        assertThat(closed).isFalse();
        assertThat(out.size()).isEqualTo(22);
    }
}
