package io.tagpilot.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tagpilot.problem.TagPilotException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change does to the files, and what it refuses. */
class TransactionTests {

    private final SmallChange change;

    TransactionTests(@TempDir Path folder) {
        this.change = new SmallChange(folder);
    }

    @Test
    void changesTheFilesAndKeepsTheEarlierOnes() throws IOException {
        change.prepare();

        change.transactions(new RealDisk())
                .locked(List.of("1_a"), changes -> SmallChange.commit(changes, SmallChange.STEPS));

        assertThat(change.live()).isEqualTo(SmallChange.AFTER);
        assertThat(change.datasets().resolve("1_a/empty")).isDirectory();
        assertThat(change.datasets().resolve("1_a/old"))
                .as("a folder that a drop emptied")
                .doesNotExist();
        assertThat(SmallChange.below(change.datasets().resolve(".tagpilot/trash"))
                        .values())
                .contains("before", "gone", "deep");
        assertThat(SmallChange.below(change.datasets().resolve(".tagpilot/stage")))
                .isEmpty();
    }

    @Test
    void worksWhereFilesCannotHaveASecondName() throws IOException {
        change.prepare();
        Disk noLinks = new NoLinks();

        change.transactions(noLinks).locked(List.of("1_a"), changes -> SmallChange.commit(changes, SmallChange.STEPS));

        assertThat(change.live()).isEqualTo(SmallChange.AFTER);
        assertThat(SmallChange.below(change.datasets().resolve(".tagpilot/trash"))
                        .values())
                .contains("before");
    }

    @Test
    void renamesAFolderThatAnotherStepOfThePlanNames() throws IOException {
        change.prepare();

        change.transactions(new RealDisk())
                .locked(
                        List.of("1_a", "1_b"),
                        changes -> SmallChange.commit(changes, List.of(new Step(Step.Kind.PUT, "1_b", "1_a"))));

        assertThat(change.live().keySet())
                .allMatch(name -> name.startsWith("1_b/"))
                .hasSize(4);
    }

    @Test
    void putsNoFileWhereAFolderIs() throws IOException {
        change.prepare();
        List<Step> steps = List.of(new Step(Step.Kind.PUT, "1_a/old", ".tagpilot/stage/1"));

        assertThatThrownBy(() -> change.transactions(new RealDisk())
                        .locked(List.of("1_a"), changes -> SmallChange.commit(changes, steps)))
                .isInstanceOf(TagPilotException.class)
                .hasMessageContaining("is a folder");

        assertThat(change.live()).isEqualTo(SmallChange.BEFORE);
    }

    @Test
    void refusesAFileThatIsInTheWayOfAFolderBeforeAnythingIsDecided() throws IOException {
        change.prepare();
        change.write("1_a/file", "not ours");
        List<Step> steps = List.of(new Step(Step.Kind.PUT, "1_a/file/new.txt", ".tagpilot/stage/1"));

        assertThatThrownBy(() -> change.transactions(new RealDisk())
                        .locked(List.of("1_a"), changes -> SmallChange.commit(changes, steps)))
                .isInstanceOf(TagPilotException.class)
                .hasMessageContaining("1_a/file is a file");

        assertThat(SmallChange.below(change.datasets().resolve(".tagpilot/journal")))
                .isEmpty();
    }

    @Test
    void putsIntoAFolderWhoseNameADropMakesFree() throws IOException {
        change.prepare();
        List<Step> steps = List.of(
                new Step(Step.Kind.PUT, "1_a/gone.txt/new.txt", ".tagpilot/stage/1"),
                new Step(Step.Kind.DROP, "1_a/gone.txt", null));

        change.transactions(new RealDisk()).locked(List.of("1_a"), changes -> SmallChange.commit(changes, steps));

        assertThat(change.live()).containsEntry("1_a/gone.txt/new.txt", "after");
    }
}
