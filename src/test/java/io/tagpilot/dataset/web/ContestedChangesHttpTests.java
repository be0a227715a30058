package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Saves of the page that come twice, late, incomplete or wrong, or beside those of others. */
class ContestedChangesHttpTests extends ChangesTests {

    @Test
    void asksAboutWhatSomebodyElseHasChanged() throws IOException {
        String textBase = textVersion("a.png");
        String imageBase = version("c.png");
        write("1_s/a.txt", "dog, by somebody else");
        write("1_s/c.png", Pictures.png(33));
        Files.delete(datasets.resolve("1_s/b.jpg"));
        Map<String, String> before = files("1_s");
        String body = "'texts':[{'file':'a.png','text':'mine','base':'" + textBase + "'}],"
                + "'renamed':[{'file':'b.jpg','to':'y.jpg','base':'whatever'}],"
                + "'removed':[{'file':'c.png','base':'" + imageBase + "'}]";

        Client.Reply reply = changes(body);

        assertThat(reply.status()).isEqualTo(412);
        assertThat(reply.json().path("code").asString()).isEqualTo("changed-since-loaded");
        assertThat(files("1_s")).isEqualTo(before);
        JsonNode conflicts = reply.json().path("conflicts");
        assertThat(StreamSupport.stream(conflicts.spliterator(), false)
                        .map(one -> one.path("file").asString() + " "
                                + one.path("kind").asString()))
                .containsExactlyInAnyOrder("a.png text", "b.jpg removed", "c.png image");
        for (JsonNode conflict : conflicts) {
            if (conflict.path("file").asString().equals("a.png")) {
                assertThat(conflict.path("now").path("text").asString()).isEqualTo("dog, by somebody else");
                assertThat(conflict.path("changed").asLong())
                        .isEqualTo(Files.getLastModifiedTime(datasets.resolve("1_s/a.txt"))
                                .toMillis());
            }
            boolean isGone = conflict.path("file").asString().equals("b.jpg");
            assertThat(conflict.path("changed").isNull()).isEqualTo(isGone);
        }
        assertNothingTemporaryIsLeft();
    }

    @Test
    void whatOnlyOneSideHasTouchedGoesThrough() throws IOException {
        String base = textVersion("a.png");
        write("1_s/c.txt", "changed by somebody else");

        Client.Reply reply = changes("'texts':[{'file':'a.png','text':'mine','base':'" + base + "'}]");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(text("1_s/c.txt")).isEqualTo("changed by somebody else");
    }

    @Test
    void savesMyVersionWhereISaySo() throws IOException {
        Client.Reply reply = changes("'mine':['a.png'],'texts':[{'file':'a.png','text':'mine','base':'old'}]");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(text("1_s/a.txt")).isEqualTo("mine");
        assertThat(trash("1_s")).contains("1_s/a.txt");
    }

    @Test
    void bothSidesMayWriteTheSame() throws IOException {
        Client.Reply reply = changes("'texts':[{'file':'a.png','text':'dog','base':'old'}]");

        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void theSameSaveAgainChangesNothingAndIsAnsweredTheSame() throws IOException {
        stage("i1", Pictures.png(9));
        String body = "{'save':'save-again','added':[{'item':'i1','file':'n.png','text':'x'}],"
                + "'texts':[{'file':'a.png','text':'one','base':'" + textVersion("a.png") + "'}]}";
        stageFor("save-again", "i1", Pictures.png(9));
        Client.Reply first = post(body);
        write("1_s/a.txt", "changed since");
        Map<String, String> before = files("1_s");

        restart();
        Client.Reply second = post(body);

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(files("1_s")).isEqualTo(before);
    }

    @Test
    void makesADatasetAndMakesItOnlyOnce() throws IOException {
        stageFor("create-it-1", "i1", Pictures.png(9), "brand new");
        String body = "{'save':'create-it-1','create':true,'added':[{'item':'i1','file':'n.png','text':'x'}],"
                + "'remember':{'trigger':'flffdog','modes':{'n.png':'caption'}}}";

        Client.Reply first = client.post("/api/tagpilot/changes?name=brand+new", json(body));
        Client.Reply again = client.post("/api/tagpilot/changes?name=brand+new", json(body));
        Client.Reply another = client.post("/api/tagpilot/changes?name=brand+new", json(body.replace("it-1", "it-2")));

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.json().path("name").asString()).isEqualTo("1_brand_new");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(another.status()).isEqualTo(409);
        assertThat(another.json().path("code").asString()).isEqualTo("dataset-exists");
        JsonNode loaded =
                client.get("/api/tagpilot/load?name=brand_new&content=links").json();
        assertThat(loaded.path("trigger").asString()).isEqualTo("flffdog");
        assertThat(loaded.path("images").get(0).path("mode").asString()).isEqualTo("caption");
        assertThat(files("1_brand_new").keySet())
                .as("nothing of ours in the dataset")
                .containsExactly("n.png", "n.txt");
    }

    @Test
    void namesTheImagesThatHaveNotArrived() throws IOException {
        Map<String, String> before = files("1_s");

        Client.Reply reply = changes("'added':[{'item':'i1','file':'n.png'},{'item':'i2','file':'o.png'}]");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().path("code").asString()).isEqualTo("incomplete-save");
        assertThat(reply.json().path("missing").toString()).isEqualTo("[\"i1\",\"i2\"]");
        assertThat(files("1_s")).isEqualTo(before);
    }

    @Test
    void answersThatTheDatasetIsMissing() {
        Client.Reply reply = client.post("/api/tagpilot/changes?name=nope", json("{'save':'12345678'}"));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(datasets.resolve("1_nope")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'save':'short'}",
                "{'save':'12345678','captionEnding':'.md'}",
                "{'save':'12345678','texts':[{}]}",
                "{'save':'12345678','texts':[{'file':'a.png','text':'a\\u0000b','base':'x'}],'mine':['a.png']}",
                "{'save':'12345678','texts':[{'file':'a.png','text':'\\ud800','base':'x'}],'mine':['a.png']}",
                "{'save':'12345678','renamed':[{'file':'a.png','to':'../x.png'}]}",
                "{'save':'12345678','renamed':[{'file':'a.png','to':'x.exe'}]}",
                "{'save':'12345678','renamed':[{'file':'a.png','to':'x.png'}],'removed':[{'file':'a.png'}]}",
                "{'save':'12345678','removed':[{'file':'../1_s/a.png'}]}",
                "{'save':'12345678','remember':{'modes':{'a.png':'loud'}}}"
            })
    void refusesWhatMakesNoSense(String body) throws IOException {
        Map<String, String> before = files("1_s");

        Client.Reply reply = post(body);

        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(files("1_s")).isEqualTo(before);
        assertNothingTemporaryIsLeft();
    }
}
