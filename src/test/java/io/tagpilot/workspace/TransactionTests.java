package io.tagpilot.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tagpilot.problem.TagPilotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

class TransactionTests {

    private static final List<Step> STEPS = List.of(
            new Step(Step.Kind.PUT, "1_a/changed.txt", ".tagpilot/stage/1"),
            new Step(Step.Kind.PUT, "1_a/sub/new.txt", ".tagpilot/stage/2"),
            new Step(Step.Kind.DROP, "1_a/gone.txt", null),
            new Step(Step.Kind.DROP, "1_a/old/deep.txt", null),
            new Step(Step.Kind.FOLDER, "1_a/empty", null));

    private static final Map<String, String> BEFORE = new TreeMap<>(Map.of(
            "1_a/changed.txt", "before",
            "1_a/gone.txt", "gone",
            "1_a/kept.npz", "kept",
            "1_a/old/deep.txt", "deep"));

    private static final Map<String, String> AFTER = new TreeMap<>(Map.of(
            "1_a/changed.txt", "after",
            "1_a/sub/new.txt", "new",
            "1_a/kept.npz", "kept"));

    private final Path folder;

    TransactionTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void changesTheFilesAndKeepsTheEarlierOnes() throws IOException {
        prepare();

        transactions(new RealDisk()).locked(List.of("1_a"), changes -> commit(changes, STEPS));

        assertThat(live()).isEqualTo(AFTER);
        assertThat(datasets().resolve("1_a/empty")).isDirectory();
        assertThat(datasets().resolve("1_a/old"))
                .as("a folder that a drop emptied")
                .doesNotExist();
        assertThat(below(datasets().resolve(".tagpilot/trash")).values()).contains("before", "gone", "deep");
        assertThat(below(datasets().resolve(".tagpilot/stage"))).isEmpty();
    }

    @Test
    void isOldOrNewWhereverThePowerGoesOff() throws IOException {
        int old = 0;
        long cut = 0;
        for (boolean committed = false; !committed; cut++) {
            prepare();
            PowerCutDisk disk = new PowerCutDisk();
            disk.cutAfter(cut);
            committed = succeeds(disk);

            transactions(new RealDisk()).recover();

            assertThat(live()).as("power cut after call %s", cut).isIn(BEFORE, AFTER);
            old += live().equals(BEFORE) ? 1 : 0;
            assertThat(below(datasets().resolve(".tagpilot/journal")).keySet())
                    .as("what is left of the journal after call %s", cut)
                    .allMatch(name -> name.endsWith(".draft"));
        }
        assertThat(cut).as("cuts before each call, and after the last").isEqualTo(callsOfAWholeCommit() + 1);
        assertThat(old).as("cuts before the point of no return").isBetween(10, (int) cut - 10);
    }

    private long callsOfAWholeCommit() throws IOException {
        prepare();
        PowerCutDisk disk = new PowerCutDisk();
        disk.cutAfter(1000);
        assertThat(succeeds(disk)).isTrue();
        return 1000 - disk.callsLeft();
    }

    @Test
    void aRefusalBeforeThePointOfNoReturnIsToldFromOneAfterIt() throws IOException {
        boolean committed = false;
        for (long cut = 0; !committed; cut++) {
            prepare();
            PowerCutDisk disk = new PowerCutDisk();
            disk.cutAfter(cut);
            boolean unfinished = false;
            try {
                committed = transactions(disk).locked(List.of("1_a"), changes -> commit(changes, STEPS));
            } catch (UnfinishedChange afterIt) {
                unfinished = true;
            } catch (IOException beforeIt) {
                unfinished = false;
            }
            transactions(new RealDisk()).recover();

            assertThat(live())
                    .as("the disk refuses after call %s", cut)
                    .isEqualTo(committed || unfinished ? AFTER : BEFORE);
        }
    }

    @Test
    void recoveryMayItselfBeInterruptedAnywhere() throws IOException {
        long decided = decided();
        for (long cut = 0; cut < 60; cut++) {
            prepare();
            PowerCutDisk disk = new PowerCutDisk();
            disk.cutAfter(decided);
            assertThat(succeeds(disk)).isFalse();

            PowerCutDisk second = new PowerCutDisk();
            second.cutAfter(cut);
            transactions(second).recover();
            transactions(new RealDisk()).recover();

            assertThat(live()).as("recovery cut after call %s", cut).isEqualTo(AFTER);
        }
    }

    @Test
    void nothingThatWasReplacedIsLostWhereverThePowerGoesOff() throws IOException {
        boolean committed = false;
        for (long cut = 0; !committed; cut++) {
            prepare();
            PowerCutDisk disk = new PowerCutDisk();
            disk.cutAfter(cut);
            committed = succeeds(disk);
            transactions(new RealDisk()).recover();

            assertThat(below(datasets()).values())
                    .as("power cut after call %s", cut)
                    .contains("before", "gone", "deep");
        }
    }

    @Test
    void aDamagedJournalChangesNothing() throws IOException {
        prepare();
        long decided = decided();
        PowerCutDisk disk = new PowerCutDisk();
        disk.cutAfter(decided);
        assertThat(succeeds(disk)).isFalse();
        Path journal = onlyFile(datasets().resolve(".tagpilot/journal"));
        Files.writeString(journal, Files.readString(journal).replace("gone.txt", "kept.npz"));

        transactions(new RealDisk()).recover();

        assertThat(live()).isEqualTo(BEFORE);
        assertThat(journal).exists();
        assertThat(interrupted().all())
                .singleElement()
                .asString()
                .startsWith(
                        "A change of 1_a was interrupted and could not be finished, because its journal is damaged.")
                .contains(".tagpilot/trash/1_a")
                .endsWith("Then delete " + datasets().relativize(journal) + ".");
        assertThat(interrupted().of("1_a")).isEqualTo(interrupted().all());
        assertThat(interrupted().of("1_b")).isEmpty();
        Files.delete(journal);
        assertThat(interrupted().all()).as("what was seen to").isEmpty();
    }

    @Test
    void aJournalOfNobodyKnowsWhomConcernsEverybody() throws IOException {
        write(".tagpilot/journal/20260101T000000.000Z-1-1.json", "not a journal");

        assertThat(interrupted().of("1_a")).singleElement().asString().startsWith("A change of a dataset was");
    }

    @Test
    void aJournalWhoseFilesAreGoneIsSetAside() throws IOException {
        prepare();
        long decided = decided();
        PowerCutDisk disk = new PowerCutDisk();
        disk.cutAfter(decided);
        assertThat(succeeds(disk)).isFalse();
        Files.delete(datasets().resolve(".tagpilot/stage/2"));

        transactions(new RealDisk()).recover();

        assertThat(live()).isEqualTo(BEFORE);
        assertThat(onlyFile(datasets().resolve(".tagpilot/journal")).toString()).endsWith(".broken");
        assertThat(interrupted().of("1_a"))
                .singleElement()
                .asString()
                .startsWith(
                        "A change of 1_a was interrupted and could not be finished, because files that it needs are gone.");
    }

    @Test
    void worksWhereFilesCannotHaveASecondName() throws IOException {
        prepare();
        Disk noLinks = new NoLinks();

        transactions(noLinks).locked(List.of("1_a"), changes -> commit(changes, STEPS));

        assertThat(live()).isEqualTo(AFTER);
        assertThat(below(datasets().resolve(".tagpilot/trash")).values()).contains("before");
    }

    @Test
    void writesNothingWhileAnEarlierChangeIsUnfinished() throws IOException {
        prepare();
        long decided = decided();
        PowerCutDisk disk = new PowerCutDisk();
        disk.cutAfter(decided);
        assertThat(succeeds(disk)).isFalse();

        assertThatThrownBy(() -> transactions(disk).locked(List.of("1_a"), changes -> 1))
                .isInstanceOf(TagPilotException.class)
                .hasMessageContaining("not finished");
    }

    @Test
    void renamesAFolderThatAnotherStepOfThePlanNames() throws IOException {
        prepare();

        transactions(new RealDisk())
                .locked(
                        List.of("1_a", "1_b"),
                        changes -> commit(changes, List.of(new Step(Step.Kind.PUT, "1_b", "1_a"))));

        assertThat(live().keySet()).allMatch(name -> name.startsWith("1_b/")).hasSize(4);
    }

    @Test
    void putsNoFileWhereAFolderIs() throws IOException {
        prepare();
        List<Step> steps = List.of(new Step(Step.Kind.PUT, "1_a/old", ".tagpilot/stage/1"));

        assertThatThrownBy(() -> transactions(new RealDisk()).locked(List.of("1_a"), changes -> commit(changes, steps)))
                .isInstanceOf(TagPilotException.class)
                .hasMessageContaining("is a folder");

        assertThat(live()).isEqualTo(BEFORE);
    }

    @Test
    void refusesAFileThatIsInTheWayOfAFolderBeforeAnythingIsDecided() throws IOException {
        prepare();
        write("1_a/file", "not ours");
        List<Step> steps = List.of(new Step(Step.Kind.PUT, "1_a/file/new.txt", ".tagpilot/stage/1"));

        assertThatThrownBy(() -> transactions(new RealDisk()).locked(List.of("1_a"), changes -> commit(changes, steps)))
                .isInstanceOf(TagPilotException.class)
                .hasMessageContaining("1_a/file is a file");

        assertThat(below(datasets().resolve(".tagpilot/journal"))).isEmpty();
    }

    @Test
    void putsIntoAFolderWhoseNameADropMakesFree() throws IOException {
        prepare();
        List<Step> steps = List.of(
                new Step(Step.Kind.PUT, "1_a/gone.txt/new.txt", ".tagpilot/stage/1"),
                new Step(Step.Kind.DROP, "1_a/gone.txt", null));

        transactions(new RealDisk()).locked(List.of("1_a"), changes -> commit(changes, steps));

        assertThat(live()).containsEntry("1_a/gone.txt/new.txt", "after");
    }

    /** The first number of calls after which the plan is in the journal. */
    private long decided() throws IOException {
        for (long cut = 0; ; cut++) {
            prepare();
            PowerCutDisk disk = new PowerCutDisk();
            disk.cutAfter(cut);
            boolean committed = succeeds(disk);
            boolean decided = below(datasets().resolve(".tagpilot/journal")).keySet().stream()
                    .anyMatch(name -> name.endsWith(".json"));
            prepare();
            if (decided) {
                return cut;
            }
            assertThat(committed).as("a commit without a journal").isFalse();
        }
    }

    private boolean succeeds(Disk disk) {
        try {
            return transactions(disk).locked(List.of("1_a"), changes -> commit(changes, STEPS));
        } catch (IOException powerIsOff) {
            return false;
        }
    }

    private static boolean commit(Transactions.Changes changes, List<Step> steps) throws IOException {
        changes.commit(steps, Cause.of(Cause.Kind.SAVED));
        return true;
    }

    private Workspace workspace() {
        DataSize any = DataSize.ofMegabytes(1);
        WorkspaceSettings.Limits limits = new WorkspaceSettings.Limits(any, 1, any, any, any, any);
        return new Workspace(new WorkspaceSettings(folder, limits));
    }

    private InterruptedChanges interrupted() {
        Workspace workspace = workspace();
        Disk disk = new RealDisk();
        Journal journal = new Journal(disk, workspace, JsonMapper.builder().build());
        return new InterruptedChanges(workspace, journal, new Trash(disk, workspace));
    }

    private Transactions transactions(Disk disk) {
        Workspace workspace = workspace();
        Journal journal = new Journal(disk, workspace, JsonMapper.builder().build());
        Trash trash = new Trash(disk, workspace);
        return new Transactions(
                disk,
                workspace,
                journal,
                trash,
                new DatasetLocks(new LockFile(new RealDisk(), workspace)),
                new UndecidedPlans(journal, trash, workspace),
                Clock.systemUTC());
    }

    private void prepare() throws IOException {
        FileSystemUtils.deleteRecursively(datasets());
        for (Map.Entry<String, String> file : BEFORE.entrySet()) {
            write(file.getKey(), file.getValue());
        }
        write(".tagpilot/stage/1", "after");
        write(".tagpilot/stage/2", "new");
    }

    private void write(String file, String content) throws IOException {
        Path path = datasets().resolve(file);
        Files.createDirectories(path.resolveSibling("."));
        Files.writeString(path, content);
    }

    private Path datasets() {
        return folder.resolve("datasets");
    }

    /** The files of datasets with their content. */
    private Map<String, String> live() throws IOException {
        Map<String, String> files = below(datasets());
        files.keySet().removeIf(name -> name.startsWith(".tagpilot"));
        return files;
    }

    private static Map<String, String> below(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.exists(root)) {
            try (Stream<Path> paths = Files.walk(root)) {
                for (Path path : paths.filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS))
                        .toList()) {
                    files.put(root.relativize(path).toString(), Files.readString(path));
                }
            }
        }
        return files;
    }

    private static Path onlyFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }
}
