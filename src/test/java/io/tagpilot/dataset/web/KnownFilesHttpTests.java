package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** What the server remembers of files never stands in for what the disk says. */
class KnownFilesHttpTests extends HttpTests {

    private final Instant longAgo = Instant.now().minus(1, ChronoUnit.DAYS);

    @BeforeEach
    void makeADataset() throws IOException {
        for (String name : List.of("a", "b", "c")) {
            write("1_p/" + name + ".png", Pictures.png(name.charAt(0)));
            write("1_p/" + name + ".txt", "text of " + name);
        }
        settle();
    }

    /** As if nobody had touched anything for a day. */
    private void settle() throws IOException {
        try (Stream<Path> paths = Files.walk(datasets.resolve("1_p"))) {
            for (Path path : paths.toList()) {
                Files.setLastModifiedTime(path, FileTime.from(longAgo));
            }
        }
    }

    @Test
    void keepsWhatItHasReadInAFileThatMayGoAtAnyTime() throws IOException {
        String first = load();
        Path kept = datasets.resolve(".tagpilot/cache/index/1_p");
        awaitFile(kept);
        assertThat(load()).isEqualTo(first);

        FileSystemUtils.deleteRecursively(kept.getParent());
        assertThat(load()).isEqualTo(first);
    }

    @Test
    void readsATextAgainThatAnotherProgramHasWritten() throws IOException {
        load();
        write("1_p/a.txt", "TEXT OF A");

        assertThat(textOf("a.png")).isEqualTo("TEXT OF A");

        write("1_p/a.txt", "NEXT OF A");
        assertThat(textOf("a.png")).isEqualTo("NEXT OF A");
    }

    @Test
    void readsAnImageAgainThatAnotherProgramHasWritten() throws IOException {
        String before = image("b.png").path("version").asString();
        write("1_p/b.png", Pictures.png(77));

        assertThat(image("b.png").path("version").asString()).isNotEqualTo(before);
    }

    @Test
    void seesBeforeASaveWhatOthersHavePutBesideAnImage() throws IOException {
        load();
        PastClient past = new PastClient(client, "p");
        past.text("a.png", "first");
        write("1_p/b.npz", "computed");
        write("1_p/c.TXT", "another");
        settle();

        JsonNode answer =
                past.changes("'save':'a-save-of-it','mine':['b.png'],'texts':[{'file':'b.png','text':'second'}]");

        assertThat(answer.path("notes").get(0).path("file").asString()).isEqualTo("b.npz");
        assertThat(files("1_p")).doesNotContainKey("b.npz").containsKey("c.TXT");
        assertThat(image("c.png").path("textFile").asString()).isEqualTo("c.TXT");
    }

    @Test
    void findsFreeNamesAmongThoseThatSavesHaveMade() {
        PastClient past = new PastClient(client, "p");
        for (int number = 1; number < 4; number++) {
            past.stage("a-save-of-" + number, "i", Pictures.png(number));
            JsonNode answer = past.changes(
                    "'save':'a-save-of-" + number + "','added':[{'item':'i','file':'new.png','text':'x'}]");
            assertThat(answer.path("images").get(0).path("file").asString())
                    .isEqualTo(number == 1 ? "new.png" : "new_" + (number - 1) + ".png");
        }
    }

    @Test
    void namesTheSameRevisionAfterASaveAsAfterLookingAnew() {
        PastClient past = new PastClient(client, "p");
        load();

        JsonNode answer =
                past.changes("'save':'a-save-of-it','mine':['a.png','b.png'],'texts':[{'file':'a.png','text':'new'}],"
                        + "'removed':[{'file':'b.png'}]");

        assertThat(client.get("/api/tagpilot/revision?name=p").json().path("revision"))
                .isEqualTo(answer.path("revision"));
    }

    @Test
    void listsDatasetsAsOurSavesAndOtherProgramsHaveMadeThem() throws IOException {
        assertThat(listed().path("images").asInt()).isEqualTo(3);

        new PastClient(client, "p").changes("'save':'a-save-of-it','mine':['b.png'],'removed':[{'file':'b.png'}]");
        assertThat(listed().path("images").asInt()).isEqualTo(2);

        write("1_p/d.png", Pictures.png(4));
        assertThat(listed().path("images").asInt()).isEqualTo(3);

        write("1_p/sub/e.png", Pictures.png(5));
        assertThat(listed().path("images").asInt()).isEqualTo(4);
        settle();

        assertThat(listed().path("images").asInt()).isEqualTo(4);
        Files.delete(datasets.resolve("1_p/sub/e.png"));
        assertThat(listed().path("images").asInt()).isEqualTo(3);
    }

    @Test
    void countsWhatOthersHaveAddedBeforeASave() throws IOException {
        load();
        write("1_p/x.png", Pictures.png(8));

        new PastClient(client, "p").text("a.png", "other");

        assertThat(listed().path("images").asInt()).isEqualTo(4);
    }

    @Test
    void showsOnlyCoversThatAreThere() throws IOException {
        String before = listed().path("covers").get(0).path("version").asString();
        Files.write(datasets.resolve("1_p/a.png"), Pictures.png(99));

        String after = listed().path("covers").get(0).path("version").asString();

        assertThat(after).isNotEqualTo(before);
        assertThat(client.get("/api/tagpilot/thumbnail?name=p&file=a.png&size=96&v=" + after)
                        .status())
                .isEqualTo(200);
    }

    private String load() {
        return client.get("/api/tagpilot/load?content=links&name=p").text();
    }

    private JsonNode image(String file) {
        return PastClient.find(
                client.get("/api/tagpilot/load?content=links&name=p").json(), file);
    }

    private String textOf(String file) {
        return image(file).path("text").asString();
    }

    private JsonNode listed() {
        return client.get("/api/tagpilot/workspace").json().path("datasets").get(0);
    }

    private static void awaitFile(Path file) {
        for (int i = 0; i < 1000 && !Files.exists(file); i++) {
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(file).exists();
    }
}
