package io.tagpilot.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tagpilot.problem.TagPilotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said and done about a change that was decided and could not be finished. */
class InterruptedChangesTests {

    private final SmallChange change;

    InterruptedChangesTests(@TempDir Path folder) {
        this.change = new SmallChange(folder);
    }

    @Test
    void aDamagedJournalChangesNothing() throws IOException {
        change.cutWhenDecided();
        Path journal = onlyFile(change.datasets().resolve(".tagpilot/journal"));
        Files.writeString(journal, Files.readString(journal).replace("gone.txt", "kept.npz"));

        change.transactions(new RealDisk()).recover();

        assertThat(change.live()).isEqualTo(SmallChange.BEFORE);
        assertThat(journal).exists();
        assertThat(change.interrupted().all())
                .singleElement()
                .asString()
                .startsWith(
                        "A change of 1_a was interrupted and could not be finished, because its journal is damaged.")
                .contains(".tagpilot/trash/1_a")
                .endsWith("Then delete " + change.datasets().relativize(journal) + ".");
        assertThat(change.interrupted().of("1_a"))
                .isEqualTo(change.interrupted().all());
        assertThat(change.interrupted().of("1_b")).isEmpty();
        Files.delete(journal);
        assertThat(change.interrupted().all()).as("what was seen to").isEmpty();
    }

    @Test
    void aJournalOfNobodyKnowsWhomConcernsEverybody() throws IOException {
        change.write(".tagpilot/journal/20260101T000000.000Z-1-1.json", "not a journal");

        assertThat(change.interrupted().of("1_a")).singleElement().asString().startsWith("A change of a dataset was");
    }

    @Test
    void aJournalWhoseFilesAreGoneIsSetAside() throws IOException {
        change.cutWhenDecided();
        Files.delete(change.datasets().resolve(".tagpilot/stage/2"));

        change.transactions(new RealDisk()).recover();

        assertThat(change.live()).isEqualTo(SmallChange.BEFORE);
        assertThat(onlyFile(change.datasets().resolve(".tagpilot/journal")).toString())
                .endsWith(".broken");
        assertThat(change.interrupted().of("1_a"))
                .singleElement()
                .asString()
                .startsWith(
                        "A change of 1_a was interrupted and could not be finished, because files that it needs are gone.");
    }

    @Test
    void writesNothingWhileAnEarlierChangeIsUnfinished() throws IOException {
        PowerCutDisk disk = change.cutWhenDecided();

        assertThatThrownBy(() -> change.transactions(disk).locked(List.of("1_a"), changes -> 1))
                .isInstanceOf(TagPilotException.class)
                .hasMessageContaining("not finished");
    }

    private static Path onlyFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }
}
