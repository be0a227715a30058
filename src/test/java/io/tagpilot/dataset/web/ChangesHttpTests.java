package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a save of the page does to the files of a dataset. */
class ChangesHttpTests extends ChangesTests {

    @Test
    void changesATextAndNothingElse() throws IOException {
        Map<String, String> before = files("1_s");

        Client.Reply reply =
                changes("'texts':[{'file':'a.png','text':'dog, cat','base':'" + textVersion("a.png") + "'}]");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(text("1_s/a.txt")).isEqualTo("dog, cat");
        before.put("a.txt", hash("dog, cat".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(files("1_s")).isEqualTo(before);
        JsonNode answer = reply.json();
        assertThat(answer.path("status").asString()).isEqualTo("saved");
        assertThat(answer.path("name").asString()).isEqualTo("1_s");
        assertThat(answer.path("zip").asString()).isEqualTo("pending");
        assertThat(answer.path("images").size()).isOne();
        assertThat(answer.path("notes").size()).isZero();
        JsonNode now = entry("a.png");
        JsonNode said = answer.path("images").get(0);
        now.propertyNames().forEach(name -> assertThat(said.path(name)).as(name).isEqualTo(now.path(name)));
        assertThat(said.path("requested").asString()).isEqualTo("a.png");
        assertThat(answer.path("revision").asString()).isEqualTo(revision());
        awaitZips();
        assertThat(namesInZip("s.zip")).containsExactly("a.png", "a.txt", "b.jpg", "c.png", "c.txt");
        assertThat(trash("1_s")).contains("1_s/a.txt");
        assertNothingTemporaryIsLeft();
    }

    @Test
    void givesAndTakesTexts() throws IOException {
        changes("'texts':[{'file':'b.jpg','text':'new','base':null}," + "{'file':'c.png','text':null,'base':'"
                + textVersion("c.png") + "'}]");

        assertThat(text("1_s/b.txt")).isEqualTo("new");
        assertThat(datasets.resolve("1_s/c.txt")).doesNotExist();
        assertThat(trash("1_s")).contains("1_s/c.txt");
    }

    @Test
    void writesTheEndingThatIsAskedFor() throws IOException {
        write("1_s/d.png", Pictures.png(4));
        write("1_s/d.caption", "prose");

        changes("'captionEnding':'.caption','texts':[{'file':'b.jpg','text':'new','base':null}]");
        changes("'captionEnding':'.txt','texts':[{'file':'d.png','text':'other prose','base':'" + textVersion("d.png")
                + "'}]");
        changes("'captionEnding':'both','texts':[{'file':'a.png','text':'twice','base':'" + textVersion("a.png")
                + "'}]");

        assertThat(text("1_s/b.caption")).isEqualTo("new");
        assertThat(datasets.resolve("1_s/b.txt")).doesNotExist();
        assertThat(text("1_s/d.caption"))
                .as("an existing file keeps its ending")
                .isEqualTo("other prose");
        assertThat(datasets.resolve("1_s/d.txt")).doesNotExist();
        assertThat(text("1_s/a.txt")).isEqualTo("twice");
        assertThat(text("1_s/a.caption")).isEqualTo("twice");
    }

    @Test
    void keepsASecondCaptionFileAndNeverLetsItTakeThePlaceOfTheFirst() throws IOException {
        write("1_s/a.caption", "A dog.");

        JsonNode answer = changes("'texts':[{'file':'a.png','text':null,'base':'" + textVersion("a.png") + "'}]")
                .json();

        assertThat(text("1_s/a.caption")).isEqualTo("A dog.");
        assertThat(text("1_s/a.txt")).isEmpty();
        assertThat(answer.path("notes").get(0).path("code").asString()).isEqualTo("caption-emptied");
        assertThat(entry("a.png").path("text").asString()).isEmpty();
    }

    @Test
    void keepsTheByteOrderMarkOfATextAndItsLineEnds() throws IOException {
        write("1_s/a.txt", "\uFEFFdog\r\n");

        changes("'texts':[{'file':'a.png','text':'dog, cat\\r\\n','base':'" + textVersion("a.png") + "'}]");

        assertThat(text("1_s/a.txt")).isEqualTo("\uFEFFdog, cat\r\n");
    }

    @Test
    void doesNotWriteWhatIsTheSame() throws IOException {
        stage("i1", Pictures.png(1));
        Object before = Files.getAttribute(datasets.resolve("1_s/a.png"), "unix:ino");
        Object text = Files.getAttribute(datasets.resolve("1_s/a.txt"), "unix:ino");

        JsonNode answer = changes("'texts':[{'file':'a.png','text':'dog','base':'" + textVersion("a.png") + "'}],"
                        + "'replaced':[{'file':'a.png','item':'i1','to':'a.png','base':'" + version("a.png") + "'}]")
                .json();

        assertThat(answer.path("zip").asString()).isEqualTo("none");
        assertThat(Files.getAttribute(datasets.resolve("1_s/a.png"), "unix:ino"))
                .isEqualTo(before);
        assertThat(Files.getAttribute(datasets.resolve("1_s/a.txt"), "unix:ino"))
                .isEqualTo(text);
    }

    @Test
    void addsReplacesRenamesAndRemovesInOne() throws IOException {
        Client.Reply staged = stage("i7", Pictures.png(7));
        assertThat(staged.json().path("status").asString()).isEqualTo("staged");
        assertThat(staged.json().path("sha256").asString()).isEqualTo(hash(Pictures.png(7)));
        assertThat(staged.json().path("width").asInt()).isEqualTo(40);
        assertThat(files("1_s")).doesNotContainKey("new.png");
        stage("i8", Pictures.png(8));

        Client.Reply reply = changes("'added':[{'item':'i7','file':'sub/new.png','text':'fresh'}],"
                + "'replaced':[{'file':'b.jpg','item':'i8','to':'b.png','base':'" + version("b.jpg") + "'}],"
                + "'renamed':[{'file':'a.png','to':'z.png','base':'" + version("a.png") + "'}],"
                + "'removed':[{'file':'c.png','base':'" + version("c.png") + "'}]");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(files("1_s").keySet())
                .containsExactly("b.png", "mask.json", "sub/new.png", "sub/new.txt", "z.png", "z.txt");
        assertThat(files("1_s").get("b.png")).isEqualTo(hash(Pictures.png(8)));
        assertThat(files("1_s").get("z.png")).isEqualTo(hash(Pictures.png(1)));
        assertThat(text("1_s/z.txt")).isEqualTo("dog");
        assertThat(text("1_s/sub/new.txt")).isEqualTo("fresh");
        assertThat(trash("1_s")).contains("1_s/b.jpg", "1_s/c.png", "1_s/c.txt");
        assertThat(reply.json().path("removed").get(0).asString()).isEqualTo("c.png");
        JsonNode added = image(reply.json(), "sub/new.png");
        assertThat(added.path("item").asString()).isEqualTo("i7");
        assertThat(added.path("sha256").asString()).isEqualTo(hash(Pictures.png(7)));
        assertThat(added.path("was").isNull()).isTrue();
        JsonNode replaced = image(reply.json(), "b.png");
        assertThat(replaced.path("was").asString()).isEqualTo("b.jpg");
        for (String file : List.of("sub/new.png", "b.png", "z.png")) {
            assertThat(image(reply.json(), file).path("version"))
                    .isEqualTo(entry(file).path("version"));
        }
        assertThat(reply.json().path("revision").asString()).isEqualTo(revision());
        assertNothingTemporaryIsLeft();
    }

    @Test
    void anImageInThePlaceOfARemovedOneDoesNotInheritItsText() throws IOException {
        stage("i7", Pictures.png(7));

        Client.Reply reply = changes("'added':[{'item':'i7','file':'a.png','text':null}],"
                + "'removed':[{'file':'a.png','base':'" + version("a.png") + "'}]");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(files("1_s").get("a.png")).isEqualTo(hash(Pictures.png(7)));
        assertThat(files("1_s")).doesNotContainKey("a.txt");
        assertThat(image(reply.json(), "a.png").path("text").isNull()).isTrue();
        assertThat(trash("1_s")).contains("1_s/a.png", "1_s/a.txt");
    }

    @Test
    void swapsTwoNames() throws IOException {
        changes("'renamed':[{'file':'a.png','to':'c.png','base':'" + version("a.png") + "'},"
                + "{'file':'c.png','to':'a.png','base':'" + version("c.png") + "'}]");

        assertThat(files("1_s").get("a.png")).isEqualTo(hash(Pictures.png(3)));
        assertThat(files("1_s").get("c.png")).isEqualTo(hash(Pictures.png(1)));
        assertThat(text("1_s/a.txt")).isEqualTo("bird\r\n");
        assertThat(text("1_s/c.txt")).isEqualTo("dog");
    }

    @Test
    void renamesAndEditsTheSameImage() throws IOException {
        changes("'renamed':[{'file':'a.png','to':'d.png','base':'" + version("a.png") + "'}],"
                + "'texts':[{'file':'a.png','text':'edited','base':'" + textVersion("a.png") + "'}]");

        assertThat(files("1_s")).containsKey("d.png").doesNotContainKeys("a.png", "a.txt");
        assertThat(text("1_s/d.txt")).isEqualTo("edited");
    }

    @Test
    void aNameThatIsTakenGetsANumber() throws IOException {
        stage("i1", Pictures.png(11));
        stage("i2", Pictures.jpeg(12));

        JsonNode answer = changes(
                        "'added':[{'item':'i1','file':'A.PNG','text':'x'},{'item':'i2','file':'b.png','text':'y'}]")
                .json();

        assertThat(files("1_s")).containsKeys("A_1.PNG", "A_1.txt", "b_1.png", "b_1.txt");
        assertThat(image(answer, "A_1.PNG").path("requested").asString()).isEqualTo("A.PNG");
        assertThat(answer.path("notes").get(0).path("code").asString()).isEqualTo("file-renamed");
        assertThat(text("1_s/a.txt")).isEqualTo("dog");
    }

    @Test
    void imagesOfOneStemNeverShareAnEditedText() throws IOException {
        write("1_s/a.jpg", Pictures.jpeg(5));

        JsonNode answer = changes("'texts':[{'file':'a.png','text':'only mine','base':'" + textVersion("a.png") + "'}]")
                .json();

        assertThat(text("1_s/a.txt")).as("that of a.jpg").isEqualTo("dog");
        assertThat(files("1_s")).containsKey("a.jpg").doesNotContainKey("a.png");
        assertThat(text("1_s/a_1.txt")).isEqualTo("only mine");
        assertThat(image(answer, "a_1.png").path("was").asString()).isEqualTo("a.png");
        assertThat(answer.path("notes").get(0).path("code").asString()).isEqualTo("file-renamed");

        write("1_s/a.png", Pictures.png(6));
        changes("'texts':[{'file':'a.jpg','text':'of the jpg','base':'" + textVersion("a.jpg") + "'}]");
        assertThat(text("1_s/a.txt")).isEqualTo("of the jpg");
        assertThat(text("1_s/a_2.txt")).as("a copy for the other").isEqualTo("dog");
        assertThat(files("1_s")).containsKey("a_2.png");
    }

    @Test
    void dropsCachesOfWhatChangedAndNamesThem() throws IOException {
        write("1_s/a_0512x0512_flux.npz", "stale");
        write("1_s/a.npz", "stale");
        write("1_s/a_b.png", Pictures.png(5));
        write("1_s/a_b_0512x0512.npz", "of another image");
        write("1_s/c.npz", "kept");

        JsonNode answer = changes("'texts':[{'file':'a.png','text':'x','base':'" + textVersion("a.png") + "'}]")
                .json();

        assertThat(files("1_s"))
                .containsKeys("a_b_0512x0512.npz", "c.npz")
                .doesNotContainKeys("a.npz", "a_0512x0512_flux.npz");
        assertThat(trash("1_s")).contains("1_s/a.npz", "1_s/a_0512x0512_flux.npz");
        assertThat(StreamSupport.stream(answer.path("notes").spliterator(), false)
                        .map(note -> note.path("code").asString()))
                .containsExactly("cache-dropped", "cache-dropped");
    }

    @Test
    void whatIsRememberedGoesAlongWithNames() throws IOException {
        changes("'remember':{'trigger':'tok','modes':{'a.png':'caption','c.png':'tags'}}");
        changes("'renamed':[{'file':'a.png','to':'z.png','base':'" + version("a.png")
                + "'}],'remember':{'modes':{'c.png':null}}");

        assertThat(entry("z.png").path("mode").asString()).isEqualTo("caption");
        assertThat(entry("c.png").path("mode").isNull()).isTrue();
        client.patch("/api/datasets/s", "{\"name\":\"t\"}");
        JsonNode renamed = client.get("/api/tagpilot/load?name=t&content=links").json();
        assertThat(renamed.path("trigger").asString()).isEqualTo("tok");
    }
}
