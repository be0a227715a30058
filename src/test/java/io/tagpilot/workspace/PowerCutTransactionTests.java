package io.tagpilot.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change whose disk stops at any of its calls. */
class PowerCutTransactionTests {

    private final SmallChange change;

    PowerCutTransactionTests(@TempDir Path folder) {
        this.change = new SmallChange(folder);
    }

    @Test
    void isOldOrNewWhereverThePowerGoesOff() throws IOException {
        int old = 0;
        long cut = 0;
        for (boolean committed = false; !committed; cut++) {
            PowerCutDisk disk = change.diskFor(cut);
            committed = change.succeeds(disk);

            change.transactions(new RealDisk()).recover();

            assertThat(change.live()).as("power cut after call %s", cut).isIn(SmallChange.BEFORE, SmallChange.AFTER);
            old += change.live().equals(SmallChange.BEFORE) ? 1 : 0;
            assertThat(SmallChange.below(change.datasets().resolve(".tagpilot/journal"))
                            .keySet())
                    .as("what is left of the journal after call %s", cut)
                    .allMatch(name -> name.endsWith(".draft"));
        }
        assertThat(cut).as("cuts before each call, and after the last").isEqualTo(callsOfAWholeCommit() + 1);
        assertThat(old).as("cuts before the point of no return").isBetween(10, (int) cut - 10);
    }

    private long callsOfAWholeCommit() throws IOException {
        PowerCutDisk disk = change.diskFor(1000);
        assertThat(change.succeeds(disk)).isTrue();
        return 1000 - disk.callsLeft();
    }

    @Test
    void aRefusalBeforeThePointOfNoReturnIsToldFromOneAfterIt() throws IOException {
        boolean committed = false;
        for (long cut = 0; !committed; cut++) {
            PowerCutDisk disk = change.diskFor(cut);
            boolean unfinished = false;
            try {
                committed = change.transactions(disk)
                        .locked(List.of("1_a"), changes -> SmallChange.commit(changes, SmallChange.STEPS));
            } catch (UnfinishedChange afterIt) {
                unfinished = true;
            } catch (IOException beforeIt) {
                unfinished = false;
            }
            change.transactions(new RealDisk()).recover();

            assertThat(change.live())
                    .as("the disk refuses after call %s", cut)
                    .isEqualTo(committed || unfinished ? SmallChange.AFTER : SmallChange.BEFORE);
        }
    }

    @Test
    void recoveryMayItselfBeInterruptedAnywhere() throws IOException {
        long decided = change.decided();
        for (long cut = 0; cut < 60; cut++) {
            PowerCutDisk disk = change.diskFor(decided);
            assertThat(change.succeeds(disk)).isFalse();

            PowerCutDisk second = new PowerCutDisk();
            second.cutAfter(cut);
            change.transactions(second).recover();
            change.transactions(new RealDisk()).recover();

            assertThat(change.live()).as("recovery cut after call %s", cut).isEqualTo(SmallChange.AFTER);
        }
    }

    @Test
    void nothingThatWasReplacedIsLostWhereverThePowerGoesOff() throws IOException {
        boolean committed = false;
        for (long cut = 0; !committed; cut++) {
            PowerCutDisk disk = change.diskFor(cut);
            committed = change.succeeds(disk);
            change.transactions(new RealDisk()).recover();

            assertThat(SmallChange.below(change.datasets()).values())
                    .as("power cut after call %s", cut)
                    .contains("before", "gone", "deep");
        }
    }
}
