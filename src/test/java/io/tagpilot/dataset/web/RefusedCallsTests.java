package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tagpilot.crash.JavaCommand;
import io.tagpilot.crash.ServerProcess;
import io.tagpilot.crash.Tracer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.FileSystemUtils;

/**
 * Everything that writes, while the system refuses one of the calls by which it could change the disk: what the client is told, and what
 * the disk holds then. One call of some is refused, the errors taking turns; with {@code -Dtagpilot.deep=true} each with every error.
 */
class RefusedCallsTests {

    private static final boolean EVERYTHING = Boolean.getBoolean("tagpilot.deep");

    private static final int ONE_OF = 15;

    /** What a disk says, and the status that a client gets for it. */
    private static final Map<String, Integer> ERRORS =
            new TreeMap<>(Map.of("ENOSPC", 507, "EDQUOT", 507, "EIO", 500, "EROFS", 403, "EACCES", 403));

    /** What may stand before the sentence when all is done but the ZIP copy. */
    private static final String ZIP = "(The dataset is saved, but its ZIP copy could not be written yet\\. )?";

    private static Path folder;

    private static Path datasets;
    private static FourImages images;
    private static ServerProcess server;
    private static Client client;
    private static int unanswered;

    @BeforeAll
    static void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        assumeTrue(Tracer.isPossible(), "needs strace, and a system that lets it trace");
        Path workspace = Files.createDirectories(folder.resolve("workspace"));
        datasets = workspace.resolve("datasets");
        images = new FourImages(datasets);
        server = ServerProcess.start(
                new JavaCommand(Files.createDirectories(folder.resolve("java"))).words(),
                workspace,
                folder.resolve("log"));
        client = new Client(server.port());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalIsToldAndChangesNothing(Action action) throws IOException {
        Map<String, String> old = prepare();
        action.by(client); // once for Java to load what it needs
        Map<String, String> wanted = images.live();
        prepare();
        List<Tracer.Call> calls;
        try (Tracer tracer = Tracer.watch(server.worker(), folder.resolve("calls"))) {
            assertThat(action.by(client).status()).isEqualTo(200);
            calls = tracer.calls();
        }
        int turn = 0;
        for (Tracer.Call call : calls) {
            if (call.concerns(datasets)) {
                for (String error : errors(turn++)) {
                    refuse(action, call, error, old, wanted);
                }
            }
        }
    }

    private static List<String> errors(int turn) {
        List<String> all = List.copyOf(ERRORS.keySet());
        if (EVERYTHING) {
            return all;
        }
        return turn % ONE_OF == 0 ? List.of(all.get(turn / ONE_OF % all.size())) : List.of();
    }

    private static void refuse(
            Action action, Tracer.Call call, String error, Map<String, String> old, Map<String, String> wanted)
            throws IOException {
        prepare();
        String what = error + " at " + call + " of " + action;
        Client.Reply reply;
        Tracer tracer = Tracer.refuse(server.worker(), folder.resolve("refused"), call, error);
        try {
            reply = action.by(client);
        } catch (UncheckedIOException noAnswer) {
            // the call may be another one this time, by which Java loads a class: then the thread dies, and nobody
            // answers
            assertThat(++unanswered)
                    .as("without an answer, lately after " + what)
                    .isLessThan(3);
            assertThat(images.live()).as(what).isIn(old, wanted);
            return;
        } finally {
            tracer.close();
        }
        if (reply.status() == 200) {
            assertThat(images.live()).as(what).isEqualTo(wanted);
            return;
        }
        boolean decided = reply.detail().startsWith("The change is decided");
        boolean saved = reply.detail().startsWith("The dataset is saved");
        assertThat(reply.status()).as(what + ": " + reply.text()).isEqualTo(decided ? 500 : ERRORS.get(error));
        assertThat(reply.detail()).as(what).doesNotContain(folder.toString()).matches(sentence(reply.status()));
        if (decided || saved) {
            client.get("/api/tagpilot/load?content=links&name=p");
            client.get("/api/tagpilot/load?content=links&name=q");
            assertThat(images.live()).as(what).isEqualTo(wanted);
        } else {
            assertThat(images.live()).as(what).isEqualTo(old);
            assertThat(action.again(client).status()).as("again after " + what).isEqualTo(200);
            assertThat(images.live()).as("again after " + what).isEqualTo(wanted);
        }
    }

    private static String sentence(int status) {
        return switch (status) {
            case 507 -> ZIP + "The disk is full: \\d+ MB are free\\..*";
            case 403 -> ZIP + "The folder datasets cannot be written: .*";
            default -> ZIP + "(The change is decided, but the disk refused|The disk refused).*";
        };
    }

    private static Map<String, String> prepare() throws IOException {
        awaitZips();
        for (String gone : List.of(
                "1_p",
                "1_q",
                "ZIPs",
                ".tagpilot/stage",
                ".tagpilot/journal",
                ".tagpilot/trash",
                ".tagpilot/answers",
                ".tagpilot/memory",
                ".tagpilot/zip-due",
                ".tagpilot/zip-drafts")) {
            FileSystemUtils.deleteRecursively(datasets.resolve(gone));
        }
        images.write();
        return images.live();
    }

    /** Waits for copies that are being written; one that was refused is not tried again before the next save. */
    private static void awaitZips() {
        for (String name : List.of("p", "q")) {
            while (client.get("/api/tagpilot/zip?name=" + name).text().contains("\"writing\"")) {
                Thread.onSpinWait();
            }
        }
    }
}
