package io.tagpilot.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.tagpilot.TagPilotApplication;
import io.tagpilot.TemporaryFolder;
import io.tagpilot.image.Pictures;
import io.tagpilot.shell.RawHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Sends bad input to a real server, and looks after each whether all is as it was: the datasets and their ZIPs, what lies beside the
 * workspace, nothing left over, and the next good request taken. The limits are small so that the inputs may be, too.
 */
@SpringBootTest(
        classes = TagPilotApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "tagpilot.limits.upload=2MB",
            "tagpilot.limits.entries=300",
            "tagpilot.limits.unpacked=24MB",
            "tagpilot.limits.entry=8MB",
            "tagpilot.limits.changes=100KB"
        })
@Timeout(60)
abstract class CorpusTests {

    private static final Path OUTSIDE = TemporaryFolder.create("tagpilot-corpus");

    final Path datasets = OUTSIDE.resolve("workspace/datasets");
    final Path state = datasets.resolve(".tagpilot");

    RawHttp http;

    private Map<String, String> before = Map.of();

    @DynamicPropertySource
    static void workspace(DynamicPropertyRegistry registry) {
        registry.add("tagpilot.workspace", () -> OUTSIDE.resolve("workspace").toString());
    }

    @BeforeEach
    void prepare(@LocalServerPort int port) throws IOException {
        http = new RawHttp(port);
        write("1_t/old.png", Pictures.encode(Pictures.flag(20, 10), "png"));
        write("1_t/old.txt", Pictures.ascii("dog, cat"));
        write("1_other/b.txt", Pictures.ascii("other"));
        write("ZIPs/t.zip", Pictures.ascii("the ZIP of t"));
        Files.writeString(OUTSIDE.resolve("evil.txt"), "not ours");
        before = visible();
    }

    @AfterEach
    void clear() throws IOException {
        awaitZips();
        TemporaryFolder.empty(datasets);
    }

    Path write(String file, byte[] content) throws IOException {
        Path path = datasets.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.write(path, content);
    }

    RawHttp.Answer post(String path, FormBytes form) throws IOException {
        return http.send("POST", path, form.build(), FormBytes.TYPE);
    }

    /** The names in a dataset. */
    List<String> files(String dataset) throws IOException {
        return TreeState.of(datasets.resolve(dataset)).entrySet().stream()
                .filter(entry -> !entry.getValue().equals("folder"))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The answer is a problem in a sentence, and nothing has changed. */
    void assertRefused(RawHttp.Answer answer, int status, String sentence) throws IOException {
        String told = answer.body().substring(0, Math.min(answer.body().length(), 300));
        assertThat(answer.status()).as(told).isEqualTo(status);
        assertThat(answer.header("Content-Type")).as(told).isEqualTo("application/problem+json");
        assertThat(answer.detail()).startsWith(sentence).isNotBlank();
        assertThat(answer.json().path("code").asString()).matches("[a-z-]+");
        assertThat(answer.body())
                .doesNotContain(OUTSIDE.toString(), ".tagpilot", "Exception", "\tat ", "java.")
                .doesNotContain("\u0000", "\u001b", "\u202e");
        assertThat(visible()).as("what is on the disk after: " + told).isEqualTo(before);
        assertClean();
    }

    /** The answer is good, and what it is not about has not changed. */
    void assertTaken(RawHttp.Answer answer) throws IOException {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        awaitZips();
        assertThat(withoutT(visible())).isEqualTo(withoutT(before));
        assertClean();
    }

    /** Nothing is left over, and the next good request is taken. */
    private void assertClean() throws IOException {
        assertThat(leftOvers()).isEmpty();
        RawHttp.Answer next = http.get("/api/tagpilot/load?name=other");
        assertThat(next.status()).isEqualTo(200);
        assertThat(next.body()).contains("\"b64\":\"b3RoZXI=\"");
    }

    /** Tomcat removes what it has received just after the answer. */
    final List<String> leftOvers() throws IOException {
        List<String> found = leftOversNow();
        for (int i = 0; i < 500 && !found.isEmpty(); i++) {
            pause();
            found = leftOversNow();
        }
        return found;
    }

    private List<String> leftOversNow() throws IOException {
        List<String> found = new ArrayList<>();
        for (String folder : List.of("uploads", "stage", "journal", "zip-drafts")) {
            TreeState.of(state.resolve(folder)).forEach((name, what) -> {
                if (!what.equals("folder")) {
                    found.add(folder + "/" + name);
                }
            });
        }
        return found;
    }

    /** All that is in and beside the workspace, but for what TagPilot keeps for itself. */
    private static Map<String, String> visible() throws IOException {
        Map<String, String> all = new TreeMap<>(TreeState.of(OUTSIDE));
        all.keySet().removeIf(name -> name.startsWith("workspace/datasets/.tagpilot"));
        return all;
    }

    private static Map<String, String> withoutT(Map<String, String> state) {
        Map<String, String> rest = new TreeMap<>(state);
        rest.keySet().removeIf(name -> name.startsWith("workspace/datasets/1_t") || name.endsWith("ZIPs/t.zip"));
        return rest;
    }

    private void awaitZips() throws IOException {
        Path due = state.resolve("zip-due");
        for (int i = 0; i < 500 && TreeState.of(due).size() > 1; i++) {
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
