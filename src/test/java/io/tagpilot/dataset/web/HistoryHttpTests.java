package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a dataset was before. Apostrophes stand for quotes in the JSON that is sent. */
class HistoryHttpTests extends HttpTests {

    private PastClient past;

    @BeforeEach
    void aDataset() throws IOException {
        past = new PastClient(client, "s");
        writeSmallDataset();
    }

    @Test
    void tellsWhatWasDoneTheNewestFirst() {
        past.stage("save-0002", "i1", Pictures.png(9));
        past.stage("save-0002", "i2", Pictures.png(8));
        past.changes("'save':'save-0001','about':'Added “cat” to 1 image','mine':['a.png'],"
                + "'texts':[{'file':'a.png','text':'dog, cat'}]");
        past.changes("'save':'save-0002','added':[{'item':'i1','file':'n.png','text':'new'}],"
                + "'replaced':[{'file':'c.png','item':'i2','to':'c.png'}],'removed':[{'file':'b.jpg'}]");

        JsonNode changes = past.changes();

        assertThat(changes.size()).isEqualTo(2);
        JsonNode newest = changes.get(0);
        assertThat(newest.path("kind").asString()).isEqualTo("saved");
        assertThat(newest.path("about").isNull()).isTrue();
        assertThat(newest.path("counts").toString())
                .isEqualTo("{\"added\":1,\"replaced\":1,\"removed\":1,\"texts\":0}");
        assertThat(newest.path("time").asString()).endsWith("Z");
        assertThat(changes.get(1).path("about").asString()).isEqualTo("Added “cat” to 1 image");
        assertThat(changes.get(1).path("counts").path("texts").asInt()).isOne();
    }

    @Test
    void countsNoChangeThatLeftAllFilesAsTheyWere() {
        past.changes("'save':'save-0001','remember':{'trigger':'ctr'}");

        assertThat(past.changes().size()).isZero();
    }

    @Test
    void worksOutEveryVersionByGoingBackFromNow() throws IOException {
        Map<String, String> first = managed();
        past.text("a.png", "two");
        Map<String, String> second = managed();
        past.changes("'save':'save-0002','renamed':[{'file':'a.png','to':'z.png'}],'removed':[{'file':'c.png'}]");
        Map<String, String> third = managed();
        past.stage("save-0003", "i1", Pictures.png(9));
        past.changes("'save':'save-0003','replaced':[{'file':'b.jpg','item':'i1','to':'b.png'}],"
                + "'added':[],'mine':['z.png'],'texts':[{'file':'z.png','text':null}]");

        JsonNode changes = past.changes();

        assertThat(contentOf(changes.get(0))).isEqualTo(third);
        assertThat(contentOf(changes.get(1))).isEqualTo(second);
        assertThat(contentOf(changes.get(2))).isEqualTo(first);
    }

    @Test
    void showsPicturesOfAnEarlierVersionAsCarefullyAsThoseOfNow() {
        past.stage("save-0001", "i1", Pictures.png(9));
        past.changes("'save':'save-0001','replaced':[{'file':'c.png','item':'i1','to':'c.png'}]");
        String version = past.latest();

        Client.Reply image = past.image(version, "c.png");
        Client.Reply thumbnail =
                client.get("/api/tagpilot/history/thumbnail?name=s&size=96&file=c.png&version=" + version);

        assertThat(image.bytes()).isEqualTo(Pictures.png(3));
        assertThat(image.header("Content-Type")).isEqualTo("image/png");
        assertThat(image.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(image.header("Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
        assertThat(thumbnail.status()).isEqualTo(200);
        assertThat(thumbnail.header("Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
        assertThat(past.image(version, "../1_s/c.png").status()).isEqualTo(404);
        assertThat(past.image(version, "mask.json").status()).isEqualTo(404);
        assertThat(client.get("/api/tagpilot/history/image?v=x-1&name=s&file=c.png&version=" + version)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void beginsWhereTheDatasetWasMade() {
        client.upload("/api/tagpilot/save?name=s2", "my set.zip", Pictures.zip("a.png", Pictures.png(1)));

        JsonNode only = new PastClient(client, "s2").changes().get(0);

        assertThat(only.path("kind").asString()).isEqualTo("imported");
        assertThat(only.path("about").asString()).isEqualTo("Imported my set.zip");
        assertThat(only.path("first").asBoolean()).isTrue();
    }

    @Test
    void followsADatasetToItsNewNameAndTellsNothingOfAnotherThatTakesTheOld() throws IOException {
        past.text("a.png", "two");
        client.patch("/api/datasets/s", "{\"name\":\"t\"}");
        PastClient renamed = new PastClient(client, "t");
        renamed.text("a.png", "three");
        write("1_s/a.png", Pictures.png(7));
        past.text("a.png", "other");

        JsonNode changes = renamed.changes();

        assertThat(changes.size()).isEqualTo(2);
        assertThat(renamed.textIn(changes.get(1).path("id").asString(), "a.png"))
                .isEqualTo("dog");
        assertThat(past.changes().size()).isOne();
        assertThat(past.textIn(past.latest(), "a.png")).isNull();
    }

    @Test
    void keepsTheOrderWhenTheClockIsPutBack() throws IOException {
        past.text("a.png", "two");
        clock.forward(Duration.ofDays(-3));
        past.text("a.png", "three");
        clock.forward(Duration.ofDays(3));

        assertThat(past.textIn(past.latest(), "a.png")).isEqualTo("two");
        assertThat(past.textIn(past.changes().get(1).path("id").asString(), "a.png"))
                .isEqualTo("dog");
    }

    @Test
    void goesBackAsFarAsItCanReadAndSaysSo() throws IOException {
        past.text("a.png", "two");
        String damaged = past.latest();
        past.text("a.png", "three");
        write(".tagpilot/trash/1_s/" + damaged + "/plan.json", "{}");
        write(".tagpilot/trash/1_s/holiday/photo.png", "x");
        Files.createSymbolicLink(datasets.resolve(".tagpilot/trash/1_s/20200101T000000.000Z-1-1"), datasets);

        JsonNode answer = client.get("/api/tagpilot/history?name=s").json();

        assertThat(answer.path("changes").size()).isOne();
        assertThat(answer.path("notices").get(0).asString())
                .isEqualTo("Versions before that cannot be shown, because .tagpilot/trash/1_s/" + damaged
                        + " cannot be read.");
        Client.Reply gone = past.version(damaged);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.json().path("code").asString()).isEqualTo("version-not-found");
    }

    @Test
    void refusesAboutTextsThatAreNoShortLine() {
        assertThat(past.post("'save':'save-0001','about':'" + "x".repeat(201) + "'")
                        .status())
                .isEqualTo(400);
        assertThat(past.post("'save':'save-0001','about':'a\\nb'").status()).isEqualTo(400);
        assertThat(client.get("/api/tagpilot/history?name=nope").status()).isEqualTo(404);
        assertThat(past.version("../../x").status()).isEqualTo(404);
    }

    /** Images and texts on the disk, by name. */
    private Map<String, String> managed() throws IOException {
        Map<String, String> files = files("1_s");
        files.keySet().removeIf(file -> !file.matches(".*\\.(png|jpg|txt)"));
        return files;
    }

    /** The same of an earlier version, by what the server says of it. */
    private Map<String, String> contentOf(JsonNode change) {
        String version = change.path("id").asString();
        Map<String, String> files = new java.util.TreeMap<>();
        for (JsonNode image : past.version(version).json().path("images")) {
            String file = image.path("file").asString();
            files.put(file, hash(past.image(version, file).bytes()));
            if (!image.path("textFile").isNull()) {
                files.put(
                        image.path("textFile").asString(),
                        hash(image.path("text").asString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            }
        }
        return files;
    }
}
