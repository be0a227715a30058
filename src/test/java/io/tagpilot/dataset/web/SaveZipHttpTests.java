package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SaveZipHttpTests extends HttpTests {

    @Test
    void replacesTheDatasetByTheZip() throws IOException {
        write("1_zs_set/old.png", Pictures.png(1));
        write("1_zs_set/old.txt", "old");
        write("1_zs_set/same.png", Pictures.png(2));
        write("1_zs_set/mask.json", "kept");
        byte[] zip = Pictures.zip(
                "same.png",
                Pictures.png(2),
                "new.png",
                Pictures.png(3),
                "new.txt",
                "dog, cat",
                "sub/d.jpg",
                Pictures.jpeg(4));

        Client.Reply reply = client.upload("/api/tagpilot/save?name=zs_set", "x.zip", zip);

        assertThat(reply.text())
                .isEqualTo("{\"status\":\"saved\",\"path\":\"" + datasets.resolve("1_zs_set") + "\",\"zip\":\""
                        + datasets.resolve("ZIPs/zs_set.zip") + "\"}");
        assertThat(files("1_zs_set").keySet())
                .containsExactly("mask.json", "new.png", "new.txt", "same.png", "sub/d.jpg");
        assertThat(text("1_zs_set/new.txt")).isEqualTo("dog, cat");
        assertThat(trash("1_zs_set"))
                .contains("1_zs_set/old.png", "1_zs_set/old.txt")
                .doesNotContain("1_zs_set/same.png");
        assertThat(namesInZip("zs_set.zip")).containsExactly("new.png", "new.txt", "same.png", "sub/d.jpg");
        assertNothingTemporaryIsLeft();
    }

    @Test
    void makesADatasetThatIsNotThere() throws IOException {
        Client.Reply reply = client.upload(
                "/api/tagpilot/save?name=New Set".replace(" ", "%20"), "x.zip", Pictures.zip("a.png", Pictures.png(1)));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(files("1_New_Set").keySet()).containsExactly("a.png");
    }

    @Test
    void aBrokenZipLeavesTheDatasetAsItWas() throws IOException {
        write("1_safe/a.png", Pictures.png(1));
        write("1_safe/a.txt", "dog");
        Map<String, String> before = files("1_safe");
        byte[] good = Pictures.zip("b.png", Pictures.image("png", 2, 400, 300), "b.txt", "x");
        byte[] damaged = good.clone();
        damaged[60] ^= 0x55;
        byte[][] bad = {
            new byte[0],
            "no zip".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            Arrays.copyOf(good, good.length / 2),
            damaged,
            Pictures.zip("../evil.png", Pictures.png(1)),
            Pictures.zip("notes.txt", "no image"),
            Pictures.zip()
        };

        for (byte[] zip : bad) {
            Client.Reply reply = client.upload("/api/tagpilot/save?name=safe", "x.zip", zip);

            assertThat(reply.status()).as(reply.text()).isBetween(400, 499);
            assertThat(reply.detail()).isNotBlank();
            assertThat(files("1_safe")).isEqualTo(before);
            assertNothingTemporaryIsLeft();
        }
        assertThat(client.upload("/api/tagpilot/save?name=fresh", "x.zip", damaged)
                        .status())
                .isBetween(400, 499);
        assertThat(datasets.resolve("1_fresh")).doesNotExist();
    }

    @Test
    void givesImagesOfOneStemTheirOwnTexts() throws IOException {
        byte[] zip = Pictures.zip("a.jpg", Pictures.jpeg(1), "a.png", Pictures.png(2), "a.txt", "both");

        client.upload("/api/tagpilot/save?name=twins", "x.zip", zip);

        assertThat(files("1_twins").keySet()).containsExactly("a.jpg", "a.txt", "a_1.png", "a_1.txt");
        assertThat(text("1_twins/a_1.txt")).isEqualTo("both");
        assertThat(files("1_twins").get("a_1.png")).isEqualTo(hash(Pictures.png(2)));
    }

    @Test
    void dropsCachesOfWhatChangedAndKeepsTheOthers() throws IOException {
        write("1_c/same.png", Pictures.png(1));
        write("1_c/same.txt", "x");
        write("1_c/same_0512x0512_sdxl.npz", "kept");
        write("1_c/text.png", Pictures.png(2));
        write("1_c/text.txt", "before");
        write("1_c/text_te.npz", "stale");
        write("1_c/gone.png", Pictures.png(3));
        write("1_c/gone.npz", "stale");
        byte[] zip = Pictures.zip(
                "same.png", Pictures.png(1), "same.txt", "x", "text.png", Pictures.png(2), "text.txt", "after");

        client.upload("/api/tagpilot/save?name=c", "x.zip", zip);

        assertThat(files("1_c").keySet())
                .containsExactly("same.png", "same.txt", "same_0512x0512_sdxl.npz", "text.png", "text.txt");
        assertThat(trash("1_c")).contains("1_c/text_te.npz", "1_c/gone.npz");
    }

    @Test
    void theZipCopyIsFinishedAfterARestart() throws IOException {
        client.upload("/api/tagpilot/save?name=due", "x.zip", Pictures.zip("a.png", Pictures.png(1)));
        write(".tagpilot/zip-due/1_due", "left by a server that died");
        write("1_due/b.png", Pictures.png(2));

        JsonNode waiting = client.get("/api/tagpilot/zip?name=due").json();
        restart();
        awaitZips();

        assertThat(waiting.path("state").asString()).isEqualTo("writing");
        assertThat(namesInZip("due.zip")).containsExactly("a.png", "b.png");
        assertThat(client.get("/api/tagpilot/zip?name=due").text())
                .isEqualTo(
                        "{\"state\":\"ready\",\"path\":\"" + datasets.resolve("ZIPs/due.zip") + "\",\"detail\":null}");
    }
}
