package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Getting back what was. Apostrophes stand for quotes in the JSON that is sent. */
class RestoreHttpTests extends HttpTests {

    private PastClient past;
    private Map<String, String> before;
    private String version;

    @BeforeEach
    void aDatasetThatWasChanged() throws IOException {
        past = new PastClient(client, "s");
        writeSmallDataset();
        before = files("1_s");
        past.stage("save-0001", "i1", Pictures.png(9));
        past.stage("save-0001", "i2", Pictures.png(8));
        past.changes("'save':'save-0001','remember':{'trigger':'ctr'},'mine':['a.png'],"
                + "'texts':[{'file':'a.png','text':'ctr, dog, cat'}],"
                + "'added':[{'item':'i1','file':'n.png','text':'ctr, new'}],"
                + "'replaced':[{'file':'b.jpg','item':'i2','to':'b.png'}],'removed':[{'file':'c.png'}]");
        version = past.latest();
    }

    @Test
    void theTextOfOneImageAndNothingElse() throws IOException {
        Map<String, String> expected = files("1_s");
        expected.put("a.txt", before.get("a.txt"));

        JsonNode answer = PastClient.expect(restore("text", "'images':[" + past.seen("a.png") + "]"));

        assertThat(files("1_s")).isEqualTo(expected);
        assertThat(answer.path("status").asString()).isEqualTo("restored");
        assertThat(answer.path("images").size()).isOne();
        JsonNode now = past.now("a.png");
        JsonNode said = answer.path("images").get(0);
        now.propertyNames().forEach(name -> assertThat(said.path(name)).as(name).isEqualTo(now.path(name)));
        awaitZips();
        assertThat(namesInZip("s.zip")).containsExactly("a.png", "a.txt", "b.png", "n.png", "n.txt");
        assertNothingTemporaryIsLeft();
    }

    @Test
    void anImageThatIsGoneWithItsText() throws IOException {
        PastClient.expect(restore("image", "'images':[{'file':'c.png'}]"));

        assertThat(files("1_s"))
                .containsEntry("c.png", before.get("c.png"))
                .containsEntry("c.txt", before.get("c.txt"))
                .containsKey("n.png");
    }

    @Test
    void anImageInPlaceOfTheOneThatReplacedIt() throws IOException {
        JsonNode answer = PastClient.expect(restore("image", "'images':[{'file':'b.jpg'}]"));

        assertThat(files("1_s")).containsEntry("b.jpg", before.get("b.jpg")).doesNotContainKey("b.png");
        assertThat(answer.path("removed").get(0).asString()).isEqualTo("b.png");
    }

    @Test
    void theWholeAndBackAgain() throws IOException {
        Map<String, String> changed = files("1_s");

        PastClient.expect(restore("all", "'about':'from 20 November, 16:12'"));

        assertThat(files("1_s")).isEqualTo(before);
        assertThat(trigger()).isNull();
        JsonNode newest = past.changes().get(0);
        assertThat(newest.path("kind").asString()).isEqualTo("restored");
        assertThat(newest.path("about").asString()).isEqualTo("from 20 November, 16:12");
        version = past.latest();
        PastClient.expect(restore("all", ""));
        assertThat(files("1_s")).isEqualTo(changed);
        assertThat(trigger()).isEqualTo("ctr");
    }

    @Test
    void repeatedChangesNothingAndSaysTheSame() throws IOException {
        String order = "'save':'restore-1','version':'" + version + "','what':'all'";
        Client.Reply first = past.restore(order);
        past.text("a.png", "edited since");
        Map<String, String> since = files("1_s");

        Client.Reply second = past.restore(order);

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(files("1_s")).isEqualTo(since);
    }

    @Test
    void refusesWhatSomebodyElseHasChangedMeanwhile() throws IOException {
        String seen = past.seen("a.png");
        String revision = client.get("/api/tagpilot/load?content=links&name=s")
                .json()
                .path("revision")
                .asString();
        write("1_s/a.txt", "theirs");
        Map<String, String> theirs = files("1_s");

        Client.Reply one = restore("text", "'images':[" + seen + "]");
        Client.Reply gone = restore("text", "'images':[{'file':'c.png'}]");
        Client.Reply whole = restore("all", "'revision':'" + revision + "'");

        assertThat(one.status()).isEqualTo(412);
        assertThat(one.json().path("conflicts").get(0).path("kind").asString()).isEqualTo("text");
        assertThat(gone.json().path("conflicts").get(0).path("kind").asString()).isEqualTo("removed");
        assertThat(whole.status()).isEqualTo(412);
        assertThat(whole.detail())
                .isEqualTo("s was changed since you looked at its history. Nothing was restored; look at it again.");
        assertThat(files("1_s")).isEqualTo(theirs);
    }

    @Test
    void leavesWhatItDoesNotManageAndDropsCachesOfWhatItChanges() throws IOException {
        write("1_s/a_0512x0512.npz", "cache");
        write("1_s/n.npz", "cache");
        write("1_s/other.npz", "cache");
        write("1_s/late.md", "notes");

        JsonNode notes = PastClient.expect(restore("all", "")).path("notes");

        assertThat(files("1_s"))
                .containsKeys("mask.json", "other.npz", "late.md")
                .doesNotContainKeys("a_0512x0512.npz", "n.npz");
        assertThat(notes.size()).isEqualTo(2);
        assertThat(notes.get(0).path("code").asString()).isEqualTo("cache-dropped");
        assertThat(trash("1_s")).contains("1_s/a_0512x0512.npz", "1_s/n.npz");
    }

    @Test
    void anEarlierVersionAsADatasetOfItsOwn() throws IOException {
        Map<String, String> now = files("1_s");
        String order = "{\"save\":\"copy-0001\",\"version\":\"" + version + "\",\"copy\":\"old s\"}";

        Client.Reply reply = client.post("/api/tagpilot/restore/copy?name=s", order);

        assertThat(reply.json().path("name").asString()).isEqualTo("1_old_s");
        before.remove("mask.json");
        assertThat(files("1_old_s")).isEqualTo(before);
        assertThat(files("1_s")).isEqualTo(now);
        write("1_old_s/a.png", Pictures.png(77));
        assertThat(files("1_s")).as("the two share no bytes").isEqualTo(now);
        assertThat(client.post("/api/tagpilot/restore/copy?name=s", order).text())
                .isEqualTo(reply.text());
        Client.Reply taken = client.post("/api/tagpilot/restore/copy?name=s", order.replace("copy-0001", "copy-0002"));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(new PastClient(client, "old_s")
                        .changes()
                        .get(0)
                        .path("first")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'what':'all'",
                "'save':'restore-1','what':'some'",
                "'save':'restore-1','what':'all','images':[{'file':'a.png'}]",
                "'save':'restore-1','what':'text'",
                "'save':'restore-1','what':'text','images':[{}]",
                "'save':'restore-1','what':'all','about':'a\\nb'"
            })
    void refusesWhatMakesNoSense(String members) throws IOException {
        Map<String, String> now = files("1_s");

        Client.Reply reply = past.restore("'version':'" + version + "'," + members);

        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(files("1_s")).isEqualTo(now);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n.png", "../1_s/a.png", "mask.json", "a.txt"})
    void refusesImagesThatTheVersionDoesNotHave(String file) throws IOException {
        Map<String, String> now = files("1_s");

        Client.Reply reply = restore("image", "'images':[{'file':'" + file + "'}]");

        assertThat(reply.status()).as(reply.text()).isIn(400, 404, 412);
        assertThat(files("1_s")).isEqualTo(now);
        assertNothingTemporaryIsLeft();
    }

    private Client.Reply restore(String what, String members) {
        String more = members.isEmpty() ? "" : "," + members;
        return past.restore(
                "'save':'restore-" + System.nanoTime() + "','version':'" + version + "','what':'" + what + "'" + more);
    }

    private @Nullable String trigger() {
        JsonNode trigger =
                client.get("/api/tagpilot/load?content=links&name=s").json().path("trigger");
        return trigger.isNull() ? null : trigger.asString();
    }
}
