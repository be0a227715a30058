package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tagpilot.crash.JavaCommand;
import io.tagpilot.crash.Operation;
import io.tagpilot.crash.Repetition;
import io.tagpilot.crash.SavingProcess;
import io.tagpilot.crash.Tracer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.FileSystemUtils;

/**
 * Everything that writes, in a process that is killed before each call to the system by which it could change the disk; then the server
 * recovers, and the datasets must be wholly old or wholly new.
 *
 * <p>A kill loses nothing that the system was told before, so points between which nothing was told leave the same behind: of those, the
 * first is taken; of the points before anything is decided, three of four. With {@code -Dtagpilot.deep=true} it is every call.
 */
class KillPointsTests extends HttpTests {

    private static final boolean EVERY_POINT = Boolean.getBoolean("tagpilot.deep");

    private static Path folder;

    private static @Nullable JavaCommand java;
    private static int starts;
    private static int kills;

    @BeforeAll
    static void prepare(@TempDir Path temporary) {
        folder = temporary;
        assumeTrue(Tracer.isPossible(), "needs strace, and a system that lets it trace");
    }

    @AfterAll
    static void wereManyPoints() {
        assertThat(kills).as("processes killed").isGreaterThanOrEqualTo(300);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RECOVERY", "DELETE_THEN_WRITE"})
    void isOldOrNewWhereverItIsKilled(Operation operation) throws Exception {
        Repetition repetition = new Repetition(datasets.getParent());
        try (Rehearsal rehearsal = new Rehearsal(operation, buildOld())) {
            Set<Map<String, String>> seen = new HashSet<>();
            for (Tracer.Call point : rehearsal.points) {
                Map<String, String> left = rehearsal.killBefore(point);
                assertThat(left).as("after a kill before %s", point).isIn(rehearsal.old, rehearsal.wanted);
                seen.add(left);
                assertNothingTemporaryIsLeft(operation);
                assertZipsAgree();
                repetition.of(operation);
                awaitZips();
                assertThat(live())
                        .as("done again after a kill before %s", point)
                        .isEqualTo(rehearsal.wanted);
                assertZipsAgree();
            }
            assertThat(seen).as("both outcomes occur").hasSize(2);
        }
    }

    @Test
    void recoveryMayBeKilledAnywhereToo() throws Exception {
        Path decided = folder.resolve("decided");
        Map<String, String> wanted;
        try (Rehearsal save = new Rehearsal(Operation.SAVE_OF_CHANGES, buildOld())) {
            wanted = save.wanted;
            save.killAndLeave(save.inTheMiddleOfTheCommit());
            copy(WORKSPACE, decided);
        }
        try (Rehearsal recovery = new Rehearsal(Operation.RECOVERY, decided)) {
            assertThat(recovery.old).isNotEqualTo(wanted);
            for (Tracer.Call point : recovery.points) {
                assertThat(recovery.killBefore(point))
                        .as("after a kill before %s", point)
                        .isEqualTo(wanted);
                assertNothingTemporaryIsLeft(Operation.SAVE_OF_CHANGES);
                assertZipsAgree();
            }
        }
    }

    /** What is done to the dataset in the workspace {@code model}, once undisturbed and then killed again and again. */
    private final class Rehearsal implements AutoCloseable {

        final Map<String, String> old;
        final Map<String, String> wanted;
        final List<Tracer.Call> points;
        private final List<Tracer.Call> calls;
        private final Operation operation;
        private final Path model;
        private SavingProcess next;

        Rehearsal(Operation operation, Path model) throws IOException {
            this.operation = operation;
            this.model = model;
            this.next = start();
            reset();
            this.old = live();
            this.calls = next.trace().stream()
                    .filter(call -> call.concerns(datasets))
                    .toList();
            this.next = start();
            recover();
            this.wanted = live();
            this.points = pointsIn(calls);
        }

        /** The dataset as it is then, after the server has recovered. */
        Map<String, String> killBefore(Tracer.Call point) throws IOException {
            killAndLeave(point);
            recover();
            return live();
        }

        void killAndLeave(Tracer.Call point) throws IOException {
            reset();
            try (SavingProcess process = next) {
                next = start(); // gets ready while this one dies
                kills += process.killBefore(point) ? 1 : 0;
            }
        }

        /** Some renames after the one by which the plan came into the journal. */
        Tracer.Call inTheMiddleOfTheCommit() {
            List<Tracer.Call> renames =
                    calls.stream().filter(Tracer.Call::isRename).toList();
            for (int i = 0; i < renames.size(); i++) {
                if (renames.get(i).text().contains("journal")) {
                    return renames.get(i + 4);
                }
            }
            throw new AssertionError("No plan is put into the journal");
        }

        private void reset() throws IOException {
            empty();
            copy(model.resolve("datasets"), datasets);
        }

        private void recover() throws IOException {
            restart();
            awaitZips();
        }

        private SavingProcess start() throws IOException {
            return SavingProcess.start(java().words(), WORKSPACE, model, operation, folder.resolve("log-" + starts++));
        }

        @Override
        public void close() {
            next.close();
        }
    }

    private List<Tracer.Call> pointsIn(List<Tracer.Call> calls) {
        List<Tracer.Call> points = new ArrayList<>();
        boolean decided = false;
        boolean changed = true;
        int undecided = 0;
        for (Tracer.Call call : calls) {
            boolean skip = changed && !decided && ++undecided % 4 == 0;
            if (EVERY_POINT || (changed && !skip)) {
                points.add(call);
            }
            changed = call.changesSomething();
            decided |= call.isRename() && call.text().contains("/journal/");
        }
        return points;
    }

    /** The same eyes see the loss where there is one. */
    @Test
    void aSaveThatDeletesBeforeItWritesIsCaught() throws Exception {
        try (Rehearsal careless = new Rehearsal(Operation.DELETE_THEN_WRITE, buildOld())) {
            int broken = 0;
            for (Tracer.Call point : careless.points) {
                Map<String, String> left = careless.killBefore(point);
                broken += left.equals(careless.old) || left.equals(careless.wanted) ? 0 : 1;
            }
            assertThat(broken).isGreaterThan(careless.points.size() / 2);
        }
    }

    /** A workspace with a dataset that was saved and has a ZIP copy, and a file in it that is not ours. */
    private Path buildOld() throws IOException {
        Path model = folder.resolve("old");
        if (!Files.exists(model)) {
            Path incoming = Files.createDirectories(WORKSPACE.resolve("incoming"));
            Files.write(incoming.resolve("m.png"), Pictures.png(21));
            Files.write(incoming.resolve("n.png"), Pictures.png(22));
            Files.write(
                    incoming.resolve("set.zip"),
                    Pictures.zip("a.png", Pictures.png(1), "a.txt", "new", "sub/n.png", Pictures.png(9)));
            List<Object> files = new ArrayList<>();
            for (String name : List.of("a", "b", "c", "d", "sub/e")) {
                files.addAll(List.of(name + ".png", Pictures.png(name.hashCode()), name + ".txt", name));
            }
            assertThat(client.upload("/api/tagpilot/save?name=p", "old.zip", Pictures.zip(files.toArray()))
                            .status())
                    .isEqualTo(200);
            new PastClient(client, "p").text("b.png", "another");
            awaitZips();
            write("1_p/keep.json", "{}");
            copy(WORKSPACE, model);
        }
        return model;
    }

    /** Starts Java with what it learned when all of it was done once. */
    private JavaCommand java() throws IOException {
        if (java == null) {
            java = new JavaCommand(folder);
            try (SavingProcess training = SavingProcess.train(java.training(), buildOld())) {
                training.awaitEnd();
            }
        }
        return java;
    }

    private Map<String, String> live() throws IOException {
        return new FourImages(datasets).live();
    }

    private void assertZipsAgree() throws IOException {
        new FourImages(datasets).assertZipsAgree();
    }

    /** What stays is what a client may go on with, and history. */
    private void assertNothingTemporaryIsLeft(Operation operation) throws IOException {
        Path state = datasets.resolve(".tagpilot");
        assertThat(state.resolve("zip-drafts"))
                .satisfiesAnyOf(drafts -> assertThat(drafts).doesNotExist(), drafts -> assertThat(drafts)
                        .isEmptyDirectory());
        assertThat(pathsIn("journal")).isEmpty();
        assertThat(pathsIn("stage")).allMatch(path -> operation.mayGoOnWith(path));
        assertThat(pathsIn("trash").stream()
                        .filter(path -> path.contains("/files"))
                        .map(path -> path.replaceFirst("/files.*", "/plan.json")))
                .allMatch(plan -> Files.exists(state.resolve("trash").resolve(plan)));
    }

    private List<String> pathsIn(String folderOfState) throws IOException {
        Path root = datasets.resolve(".tagpilot").resolve(folderOfState);
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> root.relativize(path).toString())
                    .toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        FileSystemUtils.deleteRecursively(to);
        FileSystemUtils.copyRecursively(from, to);
    }
}
