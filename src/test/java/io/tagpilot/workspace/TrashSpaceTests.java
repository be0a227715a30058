package io.tagpilot.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is counted is what the disk would win. */
class TrashSpaceTests {

    @Test
    void aFileWithANameElsewhereWinsNothingAndOneWithSeveralHereCountsOnce(@TempDir Path root) throws IOException {
        Path older = Files.createDirectories(root.resolve("trash/older"));
        Path newer = Files.createDirectories(root.resolve("trash/newer"));
        Files.write(older.resolve("single"), new byte[100]);
        Files.write(older.resolve("twice"), new byte[1000]);
        Files.createLink(newer.resolve("twice"), older.resolve("twice"));
        Files.write(older.resolve("live"), new byte[10_000]);
        Files.createLink(root.resolve("live"), older.resolve("live"));
        Files.createSymbolicLink(older.resolve("link"), root);
        TrashSpace space = new TrashSpace();
        space.add(root.resolve("trash"));

        assertThat(space.bytes()).isEqualTo(1100);
        space.remove(older);
        assertThat(space.bytes()).as("it has a name left").isEqualTo(1000);
        space.remove(newer);
        assertThat(space.bytes()).isZero();
    }
}
