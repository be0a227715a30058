package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which earlier versions stay: five, and all that are younger than seven days. */
class RetentionHttpTests extends HttpTests {

    private PastClient past;
    private Duration ahead = Duration.ZERO;

    @BeforeEach
    void aDataset() throws IOException {
        past = new PastClient(client, "r");
        write("1_r/a.png", Pictures.png(1));
        write("1_r/a.txt", "0");
    }

    @AfterEach
    void setTheClockRight() {
        clock.forward(ahead.negated());
    }

    @Test
    void youngOnesStayHoweverMany() throws IOException {
        for (int i = 1; i <= 7; i++) {
            past.text("a.png", Integer.toString(i));
        }
        restart();

        assertThat(past.changes().size()).isEqualTo(7);
    }

    @Test
    void fiveStayHoweverOldAndCanStillBeReached() throws IOException {
        for (int i = 1; i <= 7; i++) {
            past.text("a.png", Integer.toString(i));
        }
        pass(Duration.ofDays(8));
        restart();

        assertThat(past.changes().size()).isEqualTo(5);
        assertThat(past.textIn(past.changes().get(4).path("id").asString(), "a.png"))
                .isEqualTo("2");
        assertThat(trash("1_r").stream().filter("1_r/a.txt"::equals)).hasSize(5);
    }

    @Test
    void aDeletedDatasetGoesAfterItsDays() throws IOException {
        past.text("a.png", "1");
        client.delete("/api/datasets/r");
        pass(Duration.ofDays(6));
        restart();
        assertThat(client.get("/api/tagpilot/deleted").json().size()).isOne();

        pass(Duration.ofDays(2));
        restart();

        assertThat(client.get("/api/tagpilot/deleted").json().size()).isZero();
        assertThat(trash("1_r")).isEmpty();
    }

    @Test
    void whatBelongsToNoDatasetGoesAfterItsDaysAndNothingOfARenamedOneDoes() throws IOException {
        past.text("a.png", "1");
        client.patch("/api/datasets/r", "{\"name\":\"s\"}");
        write("1_gone/a.png", Pictures.png(1));
        new PastClient(client, "gone").text("a.png", "1");
        new PastClient(client, "gone").text("a.png", "2");
        org.springframework.util.FileSystemUtils.deleteRecursively(datasets.resolve("1_gone"));
        pass(Duration.ofDays(8));
        restart();

        assertThat(trash("1_gone")).isEmpty();
        PastClient renamed = new PastClient(client, "s");
        assertThat(renamed.textIn(renamed.latest(), "a.png")).isEqualTo("0");
    }

    @Test
    void clearsWhatCrashesHaveLeftAndTouchesNothingElse() throws IOException {
        past.text("a.png", "1");
        write(".tagpilot/discarded/1_r-x/files/1_r/a.png", "half gone");
        Path nowhereElse = write(".tagpilot/trash/1_r/20200101T000000.000Z-1-1/files/1_r/a.png", "never decided");
        write(".tagpilot/trash/1_r/notes/readme.md", "not ours");
        Path outside = write("outside/a.txt", "x");
        Files.createSymbolicLink(
                datasets.resolve(".tagpilot/trash/1_r/" + past.latest() + "/files/link"), outside.getParent());
        Files.createSymbolicLink(datasets.resolve(".tagpilot/trash/1_link"), outside.getParent());
        pass(Duration.ofDays(8));
        client.delete("/api/datasets/r");
        pass(Duration.ofDays(8));
        restart();

        assertThat(filesBelow(".tagpilot/discarded")).isEmpty();
        assertThat(filesBelow(".tagpilot/trash/1_r"))
                .containsExactlyInAnyOrder(nowhereElse, datasets.resolve(".tagpilot/trash/1_r/notes/readme.md"));
        assertThat(outside).exists();
    }

    @Test
    void tidiesUpWhileSomebodyRestores() throws Exception {
        for (int i = 1; i <= 9; i++) {
            past.text("a.png", Integer.toString(i));
        }
        pass(Duration.ofDays(8));
        ExecutorService tidier = Executors.newSingleThreadExecutor();
        try {
            Future<?> tidying = tidier.submit(this::restart);
            for (int i = 0; i < 5; i++) {
                String version = past.changes().get(2).path("id").asString();
                Client.Reply reply =
                        past.restore("'save':'restore-" + i + "','version':'" + version + "','what':'all'");
                assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            }
            tidying.get(60, TimeUnit.SECONDS);
        } finally {
            tidier.shutdown();
        }
        assertThat(past.changes().size()).isGreaterThanOrEqualTo(5);
    }

    private List<Path> filesBelow(String folder) throws IOException {
        if (!Files.exists(datasets.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(datasets.resolve(folder))) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }

    private void pass(Duration time) {
        clock.forward(time);
        ahead = ahead.plus(time);
    }
}
