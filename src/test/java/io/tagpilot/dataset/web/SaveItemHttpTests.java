package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SaveItemHttpTests extends HttpTests {

    @Test
    void savesASetImageByImage() throws IOException {
        write("1_ctr2/old.png", Pictures.png(9));
        write("1_ctr2/mask.json", "kept");
        Map<String, String> before = files("1_ctr2");

        Client.Reply first = item("ctr2", "a.png", 1, "tags", "dog", "reset", "true");
        Client.Reply second = item("ctr2", "a.png", 2, "tags", "c\u00e4t", "reset", "false", "done", "0");
        assertThat(files("1_ctr2")).as("until the last image").isEqualTo(before);
        Client.Reply last = item("ctr2", "b.jpg", 3, "tags", "x", "done", "on");

        assertThat(first.text())
                .isEqualTo("{\"status\":\"saved-item\",\"path\":\"" + datasets.resolve("1_ctr2")
                        + "\",\"file\":\"a.png\",\"done\":false}");
        assertThat(second.text())
                .isEqualTo("{\"status\":\"saved-item\",\"path\":\"" + datasets.resolve("1_ctr2")
                        + "\",\"file\":\"a_1.png\",\"done\":false}");
        assertThat(last.text())
                .isEqualTo("{\"status\":\"saved-item\",\"path\":\"" + datasets.resolve("1_ctr2")
                        + "\",\"file\":\"b.jpg\",\"done\":true,\"zip\":\"" + datasets.resolve("ZIPs/ctr2.zip") + "\"}");
        assertThat(files("1_ctr2").keySet())
                .containsExactly("a.png", "a.txt", "a_1.png", "a_1.txt", "b.jpg", "b.txt", "mask.json");
        assertThat(text("1_ctr2/a_1.txt")).isEqualTo("c\u00e4t");
        assertThat(trash("1_ctr2")).contains("1_ctr2/old.png");
        assertThat(namesInZip("ctr2.zip")).hasSize(6);
        assertNothingTemporaryIsLeft();
    }

    @Test
    void aSetOfOneImageMayBeginAndEndAtOnce() throws IOException {
        Client.Reply reply = item("one", "a.png", 1, "tags", "", "reset", "1", "done", "yes");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(files("1_one").keySet()).containsExactly("a.png", "a.txt");
        assertThat(item("one", "a.png", 2, "tags", "", "reset", "1", "done", "yes")
                        .status())
                .as("the next save, at once")
                .isEqualTo(200);
    }

    @Test
    void aClientThatDiesAfterResetLeavesTheDataset() throws IOException {
        write("1_dies/a.png", Pictures.png(1));
        write("1_dies/a.txt", "dog");
        Map<String, String> before = files("1_dies");

        item("dies", "x.png", 2, "tags", "x", "reset", "true");
        item("dies", "y.png", 3, "tags", "y");
        restart();

        assertThat(files("1_dies")).isEqualTo(before);
        assertThat(item("dies", "z.png", 4, "tags", "z", "done", "true").status())
                .isEqualTo(200);
        assertThat(files("1_dies").keySet())
                .as("the set went on after the restart")
                .containsExactly("x.png", "x.txt", "y.png", "y.txt", "z.png", "z.txt");
    }

    @Test
    void aSecondResetWaitsForTheFirstSet() throws IOException {
        item("two", "a.png", 1, "tags", "first", "reset", "true");

        Client.Reply tooSoon = item("two", "b.png", 2, "tags", "second", "reset", "true");
        clock.forward(Duration.ofSeconds(31));
        Client.Reply later = item("two", "b.png", 2, "tags", "second", "reset", "true", "done", "true");

        assertThat(tooSoon.status()).isEqualTo(409);
        assertThat(tooSoon.json().path("code").asString()).isEqualTo("save-in-progress");
        assertThat(later.status()).isEqualTo(200);
        assertThat(files("1_two").keySet()).containsExactly("b.png", "b.txt");
    }

    @Test
    void anUnfinishedSetIsForgottenAfterADay() throws IOException {
        write("1_day/a.png", Pictures.png(1));
        item("day", "b.png", 2, "tags", "b", "reset", "true");

        clock.forward(Duration.ofHours(25));
        item("day", "c.png", 3, "tags", "c");

        assertThat(files("1_day").keySet()).containsExactly("a.png", "c.png", "c.txt");
        restart();
        assertNothingTemporaryIsLeft();
    }

    @Test
    void withoutResetTheImageIsAddedAtOnce() throws IOException {
        write("1_add/a.png", Pictures.png(1));
        write("1_add/a.txt", "dog");

        Client.Reply added = item("add", "b.png", 2, "tags", "cat");
        Client.Reply twin = item("add", "a.jpg", 3, "tags", "bird");
        Client.Reply fresh = item("not there", "a.png", 4, "tags", "x");

        assertThat(added.json().path("file").asString()).isEqualTo("b.png");
        assertThat(twin.json().path("file").asString()).isEqualTo("a_1.jpg");
        assertThat(files("1_add").keySet()).containsExactly("a.png", "a.txt", "a_1.jpg", "a_1.txt", "b.png", "b.txt");
        assertThat(text("1_add/a.txt")).isEqualTo("dog");
        assertThat(fresh.status()).isEqualTo(200);
        assertThat(files("1_not_there").keySet()).containsExactly("a.png", "a.txt");
    }

    @ParameterizedTest
    @CsvSource({
        "../../evil.png,evil.png",
        "C:\\\\x\\\\y.png,y.png",
        "photo.JPEG,photo.JPEG",
        "blob,blob.png",
        "a.png.,a_.png",
        "con.png,con_.png",
        "\u00e4.png,\u00e4.png"
    })
    void storesUnderTheLastPartOfTheName(String sent, String stored) throws IOException {
        Client.Reply reply = item("names", sent, 1, "tags", "x");

        assertThat(reply.json().path("file").asString()).isEqualTo(stored);
        assertThat(files("1_names")).containsKey(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"...", ".png", "a/"})
    void refusesNamesThatAreNone(String sent) throws IOException {
        Client.Reply reply = item("names", sent, 1, "tags", "x");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.detail()).startsWith("Bad file name");
        assertThat(datasets.resolve("1_names")).doesNotExist();
        assertNothingTemporaryIsLeft();
    }

    @Test
    void takesImagesOnly() throws IOException {
        for (String content : new String[] {"", "<html>", "<svg xmlns='http://www.w3.org/2000/svg'/>", "%PDF-1.7"}) {
            Client.Reply reply = client.upload(
                    "/api/tagpilot/save-item?name=types",
                    "a.png",
                    content.getBytes(StandardCharsets.UTF_8),
                    "tags",
                    "x",
                    "reset",
                    "1");

            assertThat(reply.status()).as(content).isBetween(400, 499);
        }
        assertThat(datasets.resolve("1_types")).doesNotExist();
        assertNothingTemporaryIsLeft();
    }

    @Test
    void saysWhatIsWrongWithTheForm() {
        assertThat(item("a", "a.png", 1, "reset", "maybe").detail()).isEqualTo("reset must be true or false");
        assertThat(item("a", "a.png", 1, "tags", "a\0b").status()).isEqualTo(400);
        assertThat(item("a", "a.png", 1, "tags", "x".repeat((1 << 20) + 1)).status())
                .isEqualTo(413);
        assertThat(item("a", "a.png", 1, "tags", "x".repeat(9 << 20)).detail())
                .isEqualTo("A field is larger than the limit.");
        assertThat(item("..", "a.png", 1).detail()).isEqualTo("Invalid dataset name");
        assertThat(datasets.resolve("1_a")).doesNotExist();
    }

    @Test
    void refusesATextThatIsNotUtf8RatherThanStoringAnother() throws IOException {
        byte[] latin = "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);

        Client.Reply reply =
                client.upload("/api/tagpilot/save-item?name=latin", "a.png", Pictures.png(1), "tags", latin);
        Client.Reply substitute = item("latin", "b.png", 2, "tags", "a \ufffd b");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.detail()).isEqualTo("tags is not UTF-8 text. Send it as UTF-8.");
        assertThat(substitute.status()).as("the sign itself").isEqualTo(200);
        assertThat(files("1_latin").keySet()).containsExactly("b.png", "b.txt");
        assertThat(text("1_latin/b.txt")).isEqualTo("a \ufffd b");
    }

    @Test
    void bytesArriveAsTheyWereSent() throws IOException {
        byte[] image = Pictures.image("jpg", 7, 640, 480);

        client.upload("/api/tagpilot/save-item?name=exact", "a.jpg", image, "tags", " dog ,\r\ncat\n ");

        assertThat(files("1_exact").get("a.jpg")).isEqualTo(hash(image));
        assertThat(text("1_exact/a.txt")).isEqualTo(" dog ,\r\ncat\n ");
    }

    private Client.Reply item(String dataset, String file, int seed, String... fields) {
        byte[] image = file.endsWith("jpg") ? Pictures.jpeg(seed) : Pictures.png(seed);
        return client.upload("/api/tagpilot/save-item?name=" + Client.encode(dataset), file, image, fields);
    }
}
