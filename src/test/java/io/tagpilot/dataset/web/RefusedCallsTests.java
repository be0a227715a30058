package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tagpilot.crash.JavaCommand;
import io.tagpilot.crash.ServerProcess;
import io.tagpilot.crash.Tracer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/**
 * Everything that writes, while the system refuses one of the calls by which it could change the disk: what the client is told, and what
 * the disk holds then. The errors take turns; with {@code -Dtagpilot.deep=true} every call is refused with every error.
 */
class RefusedCallsTests {

    private static final boolean EVERYTHING = Boolean.getBoolean("tagpilot.deep");

    /** What a disk says, and the status that a client gets for it. */
    private static final Map<String, Integer> ERRORS =
            new TreeMap<>(Map.of("ENOSPC", 507, "EDQUOT", 507, "EIO", 500, "EROFS", 403, "EACCES", 403));

    @TempDir
    static Path folder;

    private static Path datasets;
    private static ServerProcess server;
    private static Client client;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(Tracer.isPossible(), "needs strace, and a system that lets it trace");
        Path workspace = Files.createDirectories(folder.resolve("workspace"));
        datasets = workspace.resolve("datasets");
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

    /** What a client does, as far as it comes. */
    private static Client.Reply act(String action) {
        return switch (action) {
            case "save" ->
                inTurn(
                        () -> client.upload(
                                "/api/tagpilot/save-item?name=p",
                                "x.png",
                                Pictures.png(9),
                                "save",
                                "a-save-1",
                                "item",
                                "i1"),
                        () -> client.post(
                                "/api/tagpilot/changes?name=p",
                                ("{'save':'a-save-1','mine':['a.png','c.png','d.png'],'remember':{'trigger':'t'},"
                                                + "'texts':[{'file':'a.png','text':'new','base':null}],"
                                                + "'added':[{'item':'i1','file':'n.png','text':'fresh'}],"
                                                + "'renamed':[{'file':'c.png','to':'d.png'},{'file':'d.png','to':'c.png'}],"
                                                + "'removed':[{'file':'b.png'}]}")
                                        .replace('\'', '"')));
            case "save of a ZIP" -> client.upload("/api/tagpilot/save?name=p", "x.zip", zip());
            case "upload" -> client.upload("/api/datasets/upload", "q.zip", zip());
            case "save image by image" ->
                inTurn(
                        () -> client.upload(
                                "/api/tagpilot/save-item?name=p", "a.png", Pictures.png(1), "tags", "x", "reset", "1"),
                        () -> client.upload(
                                "/api/tagpilot/save-item?name=p", "n.png", Pictures.png(9), "tags", "y", "done", "1"));
            case "rename" -> client.patch("/api/datasets/p", "{\"name\":\"q\"}");
            case "delete" -> client.delete("/api/datasets/p");
            default -> throw new IllegalArgumentException(action);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"save", "save of a ZIP", "upload", "save image by image", "rename", "delete"})
    void aRefusalIsToldAndChangesNothing(String action) throws IOException {
        long worker = server.worker();
        Map<String, String> old = prepare();
        act(action); // once for Java to load what it needs
        Map<String, String> wanted = live();
        prepare();
        List<Tracer.Call> calls;
        try (Tracer tracer = Tracer.watch(worker, folder.resolve("calls"))) {
            assertThat(act(action).status()).isEqualTo(200);
            calls = tracer.calls();
        }
        int turn = 0;
        for (Tracer.Call call : calls) {
            if (call.concerns(datasets)) {
                for (String error : errors(turn++)) {
                    refuse(worker, action, call, error, old, wanted);
                }
            }
        }
    }

    private static List<String> errors(int turn) {
        List<String> all = List.copyOf(ERRORS.keySet());
        if (EVERYTHING) {
            return all;
        }
        return turn % 3 == 0 ? List.of(all.get(turn / 3 % all.size())) : List.of();
    }

    private static void refuse(
            long worker,
            String action,
            Tracer.Call call,
            String error,
            Map<String, String> old,
            Map<String, String> wanted)
            throws IOException {
        prepare();
        String what = error + " at " + call + " of " + action;
        Client.Reply reply;
        try (Tracer tracer = Tracer.refuse(worker, folder.resolve("refused"), call, error)) {
            reply = act(action);
        }
        if (reply.status() == 200) {
            assertThat(live()).as(what).isEqualTo(wanted);
            return;
        }
        boolean decided = reply.detail().startsWith("The change is decided");
        assertThat(reply.status()).as(what + ": " + reply.text()).isEqualTo(decided ? 500 : ERRORS.get(error));
        assertThat(reply.detail()).as(what).doesNotContain(folder.toString()).matches(sentence(reply.status()));
        if (decided) {
            client.get("/api/tagpilot/load?content=links&name=p");
            client.get("/api/tagpilot/load?content=links&name=q");
            assertThat(live()).as(what).isEqualTo(wanted);
        } else {
            assertThat(live()).as(what).isEqualTo(old);
            assertThat(act(action).status()).as("again after " + what).isEqualTo(200);
            assertThat(live()).as("again after " + what).isEqualTo(wanted);
        }
    }

    private static String sentence(int status) {
        return switch (status) {
            case 507 -> "The disk is full: \\d+ MB are free\\..*";
            case 403 -> "The folder datasets cannot be written: .*";
            default -> "(The change is decided, but the disk refused|The disk refused).*";
        };
    }

    @SafeVarargs
    private static Client.Reply inTurn(Supplier<Client.Reply>... requests) {
        Client.Reply last = null;
        for (Supplier<Client.Reply> request : requests) {
            if (last == null || last.status() == 200) {
                last = request.get();
            }
        }
        return last;
    }

    private static byte[] zip() {
        return Pictures.zip("a.png", Pictures.png(1), "a.txt", "new", "z/n.png", Pictures.png(9));
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
        Files.createDirectories(datasets.resolve("1_p"));
        for (String name : List.of("a", "b", "c", "d")) {
            Files.write(datasets.resolve("1_p/" + name + ".png"), Pictures.png(name.charAt(0)));
            Files.writeString(datasets.resolve("1_p/" + name + ".txt"), name);
        }
        Files.writeString(datasets.resolve("1_p/keep.json"), "{}");
        return live();
    }

    private static Map<String, String> live() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String dataset : List.of("1_p", "1_q")) {
            if (Files.exists(datasets.resolve(dataset))) {
                try (Stream<Path> paths = Files.walk(datasets.resolve(dataset))) {
                    for (Path path : paths.filter(Files::isRegularFile).toList()) {
                        files.put(
                                datasets.relativize(path).toString(), DigestUtils.sha256Hex(Files.readAllBytes(path)));
                    }
                }
            }
        }
        return files;
    }

    private static void awaitZips() throws IOException {
        Path marks = datasets.resolve(".tagpilot/zip-due");
        for (int i = 0; i < 1000 && Files.exists(marks); i++) {
            try (Stream<Path> due = Files.list(marks)) {
                if (due.findAny().isEmpty()) {
                    return;
                }
            }
            client.get("/api/tagpilot/zip?name=p");
            client.get("/api/tagpilot/zip?name=q");
        }
    }
}
