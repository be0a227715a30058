package io.tagpilot.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tagpilot.TemporaryFolder;
import io.tagpilot.problem.TagPilotException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whatever a caption file holds, what is read of it is written back byte for byte, or it is not edited. */
class CaptionFileFuzz {

    private static final long LONGEST = 1 << 20;

    private static final Path FOLDER = TemporaryFolder.create("tagpilot-fuzz");

    @FuzzTest
    void text(byte[] bytes) throws IOException {
        CaptionFile read = read(bytes);
        assertThat(read.text() == null).isEqualTo(read.problem() != null);
        if (read.text() != null) {
            assertThat(CaptionFile.encode(read.text(), read.marked(), "a.png")).isEqualTo(bytes);
        }
        String text = new String(bytes, StandardCharsets.UTF_16BE);
        try {
            CaptionFile again = read(CaptionFile.encode(text, true, "a.png"));
            assertThat(again.text()).isEqualTo(text);
            assertThat(again.marked()).isTrue();
        } catch (TagPilotException half) {
            assertThat(half.detail()).contains("half a character");
        }
    }

    private static CaptionFile read(byte[] bytes) throws IOException {
        return CaptionFile.read(Files.write(FOLDER.resolve("a.txt"), bytes), "a.txt", LONGEST);
    }
}
