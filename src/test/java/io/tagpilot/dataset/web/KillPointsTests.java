package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tagpilot.crash.ExactCopy;
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
 * <p>A kill loses nothing that the system was told before. So one process is stopped after each of its calls, and what a kill would leave
 * there is copied; and at some of these points a process is killed indeed, which must leave the same. Points between which nothing was told
 * leave the same behind: of those, the first is taken. With {@code -Dtagpilot.deep=true} a process is killed at every call.
 */
class KillPointsTests extends HttpTests {

    private static final boolean EVERY_POINT = Boolean.getBoolean("tagpilot.deep");

    private static Path folder;

    private static @Nullable JavaCommand java;
    private static int starts;
    private static int tried;
    private static int kills;

    @BeforeAll
    static void prepare(@TempDir Path temporary) {
        folder = temporary;
        assumeTrue(Tracer.isPossible(), "needs strace, and a system that lets it trace");
    }

    @AfterAll
    static void wereManyPoints() {
        assertThat(tried).as("points").isGreaterThanOrEqualTo(300);
        assertThat(kills).as("processes killed").isGreaterThanOrEqualTo(EVERY_POINT ? 1000 : 20);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RECOVERY", "DELETE_THEN_WRITE"})
    void isOldOrNewWhereverItIsKilled(Operation operation) throws Exception {
        Repetition repetition = new Repetition(datasets.getParent());
        try (Rehearsal rehearsal = new Rehearsal(operation, buildOld())) {
            Set<Map<String, String>> seen = new HashSet<>();
            for (Point point : rehearsal.points) {
                Map<String, String> left = rehearsal.recoverFrom(point);
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
                if (point.isToBeSeen()) {
                    assertThat(rehearsal.killBefore(point.call))
                            .as("a process killed before %s", point)
                            .isEqualTo(left);
                    assertNothingTemporaryIsLeft(operation);
                    assertZipsAgree();
                }
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
            ExactCopy.make(save.inTheMiddleOfTheCommit().left, decided.resolve("datasets"));
            ExactCopy.make(WORKSPACE.resolve("incoming"), decided.resolve("incoming"));
        }
        try (Rehearsal recovery = new Rehearsal(Operation.RECOVERY, decided)) {
            assertThat(recovery.old).isNotEqualTo(wanted);
            for (Point point : recovery.points) {
                assertThat(recovery.recoverFrom(point))
                        .as("after a kill before %s", point)
                        .isEqualTo(wanted);
                assertNothingTemporaryIsLeft(Operation.SAVE_OF_CHANGES);
                assertZipsAgree();
                if (point.isToBeSeen()) {
                    assertThat(recovery.killBefore(point.call)).isEqualTo(wanted);
                }
            }
        }
    }

    /** The same eyes see the loss where there is one. */
    @Test
    void aSaveThatDeletesBeforeItWritesIsCaught() throws Exception {
        try (Rehearsal careless = new Rehearsal(Operation.DELETE_THEN_WRITE, buildOld())) {
            int broken = 0;
            for (Point point : careless.points) {
                Map<String, String> left = careless.recoverFrom(point);
                broken += left.equals(careless.old) || left.equals(careless.wanted) ? 0 : 1;
                if (point.isToBeSeen()) {
                    assertThat(careless.killBefore(point.call)).isEqualTo(left);
                }
            }
            assertThat(broken).isGreaterThan(careless.points.size() / 2);
        }
    }

    /**
     * A point at which a process may be killed.
     *
     * @param number of the state of the disk within the rehearsal
     * @param isNew whether it is the first point with that state
     * @param call the one that is not made any more
     * @param left what the folder of the datasets holds then
     */
    private record Point(int number, boolean isNew, Tracer.Call call, Path left) {

        /** Whether a process is to be killed there indeed, to see that it leaves the same. */
        boolean isToBeSeen() {
            return EVERY_POINT || number % 15 == 7;
        }

        @Override
        public String toString() {
            return call.toString();
        }
    }

    /** What is done to the dataset in the workspace {@code model}: once with a look after each call, and then killed again and again. */
    private final class Rehearsal implements AutoCloseable {

        final Map<String, String> old;
        final Map<String, String> wanted;
        final List<Point> points;
        private final List<Point> all = new ArrayList<>();
        private final Operation operation;
        private final Path model;
        private final Path looks;
        private SavingProcess next;

        Rehearsal(Operation operation, Path model) throws IOException {
            this.operation = operation;
            this.model = model;
            reset();
            this.old = live();
            this.looks = folder.resolve("looks-" + operation + "-" + starts);
            try (SavingProcess process = start()) {
                collect(process.watch(number -> ExactCopy.make(datasets, look(number))));
            }
            this.points =
                    all.stream().filter(point -> point.isNew || EVERY_POINT).toList();
            recover();
            this.wanted = live();
            this.next = start();
        }

        private void collect(List<Tracer.Call> calls) {
            boolean changed = true;
            int number = 0;
            for (int i = 0; i < calls.size(); i++) {
                if (calls.get(i).concerns(datasets)) {
                    number += changed ? 1 : 0;
                    all.add(new Point(number, changed, calls.get(i), look(i)));
                    changed = calls.get(i).changesSomething();
                }
            }
        }

        private Path look(int number) {
            return looks.resolve(Integer.toString(number));
        }

        /** The datasets as they are after a process died at that point and the server has recovered. */
        Map<String, String> recoverFrom(Point point) throws IOException {
            tried++;
            ExactCopy.make(point.left, datasets);
            recover();
            return live();
        }

        /** The same with a process that dies. */
        Map<String, String> killBefore(Tracer.Call call) throws IOException {
            reset();
            try (SavingProcess process = next) {
                next = start(); // gets ready while this one dies
                kills += process.killBefore(call) ? 1 : 0;
            }
            recover();
            return live();
        }

        /** Some renames after the one by which the plan came into the journal. */
        Point inTheMiddleOfTheCommit() {
            List<Point> renames =
                    all.stream().filter(point -> point.call.isRename()).toList();
            for (int i = 0; i < renames.size(); i++) {
                if (renames.get(i).call.text().contains("journal")) {
                    return renames.get(i + 4);
                }
            }
            throw new AssertionError("No plan is put into the journal");
        }

        private void reset() throws IOException {
            ExactCopy.make(model.resolve("datasets"), datasets);
        }

        private void recover() throws IOException {
            restart();
            awaitZips();
        }

        private SavingProcess start() throws IOException {
            return SavingProcess.start(java().words(), WORKSPACE, model, operation, folder.resolve("log-" + starts++));
        }

        @Override
        public void close() throws IOException {
            next.close();
            FileSystemUtils.deleteRecursively(looks);
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
            ExactCopy.make(WORKSPACE, model);
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
}
