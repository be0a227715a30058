package io.tagpilot.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** A small dataset and a change of it that has a step of each kind, for the tests of how changes are carried out. */
final class SmallChange {

    static final List<Step> STEPS = List.of(
            new Step(Step.Kind.PUT, "1_a/changed.txt", ".tagpilot/stage/1"),
            new Step(Step.Kind.PUT, "1_a/sub/new.txt", ".tagpilot/stage/2"),
            new Step(Step.Kind.DROP, "1_a/gone.txt", null),
            new Step(Step.Kind.DROP, "1_a/old/deep.txt", null),
            new Step(Step.Kind.FOLDER, "1_a/empty", null));

    static final Map<String, String> BEFORE = new TreeMap<>(Map.of(
            "1_a/changed.txt", "before",
            "1_a/gone.txt", "gone",
            "1_a/kept.npz", "kept",
            "1_a/old/deep.txt", "deep"));

    static final Map<String, String> AFTER = new TreeMap<>(Map.of(
            "1_a/changed.txt", "after",
            "1_a/sub/new.txt", "new",
            "1_a/kept.npz", "kept"));

    private final Path folder;

    SmallChange(Path folder) {
        this.folder = folder;
    }

    /** Puts everything back to before the change. @return a disk that lets so many calls through */
    PowerCutDisk diskFor(long calls) throws IOException {
        prepare();
        PowerCutDisk disk = new PowerCutDisk();
        disk.cutAfter(calls);
        return disk;
    }

    /** Decides on the change, and does nothing of it. @return the disk, which refuses everything now */
    PowerCutDisk cutWhenDecided() throws IOException {
        PowerCutDisk disk = diskFor(decided());
        assertThat(succeeds(disk)).isFalse();
        return disk;
    }

    /** The first number of calls after which the plan is in the journal. */
    long decided() throws IOException {
        for (long cut = 0; ; cut++) {
            PowerCutDisk disk = diskFor(cut);
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

    /** Carries out the change, and tells whether the disk let it. */
    boolean succeeds(Disk disk) {
        try {
            return transactions(disk).locked(List.of("1_a"), changes -> commit(changes, STEPS));
        } catch (IOException powerIsOff) {
            return false;
        }
    }

    static boolean commit(Transactions.Changes changes, List<Step> steps) throws IOException {
        changes.commit(steps, Cause.of(Cause.Kind.SAVED));
        return true;
    }

    private Workspace workspace() {
        DataSize any = DataSize.ofMegabytes(1);
        WorkspaceSettings.Limits limits = new WorkspaceSettings.Limits(any, 1, any, any, any, any);
        return new Workspace(new WorkspaceSettings(folder, limits));
    }

    InterruptedChanges interrupted() {
        Workspace workspace = workspace();
        Disk disk = new RealDisk();
        Journal journal = new Journal(disk, workspace, JsonMapper.builder().build());
        return new InterruptedChanges(workspace, journal, new Trash(disk, workspace));
    }

    Transactions transactions(Disk disk) {
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

    /** Puts everything back to before the change, with what it needs on the stage. */
    void prepare() throws IOException {
        FileSystemUtils.deleteRecursively(datasets());
        for (Map.Entry<String, String> file : BEFORE.entrySet()) {
            write(file.getKey(), file.getValue());
        }
        write(".tagpilot/stage/1", "after");
        write(".tagpilot/stage/2", "new");
    }

    void write(String file, String content) throws IOException {
        Path path = datasets().resolve(file);
        Files.createDirectories(path.resolveSibling("."));
        Files.writeString(path, content);
    }

    Path datasets() {
        return folder.resolve("datasets");
    }

    /** The files of datasets with their content. */
    Map<String, String> live() throws IOException {
        Map<String, String> files = below(datasets());
        files.keySet().removeIf(name -> name.startsWith(".tagpilot"));
        return files;
    }

    /** The files below a folder, which may be missing, with their content. */
    static Map<String, String> below(Path root) throws IOException {
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
}
