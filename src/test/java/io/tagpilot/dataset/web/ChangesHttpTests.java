package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The page's saves. Apostrophes stand for quotes in the JSON that is sent. */
class ChangesHttpTests extends HttpTests {

    @BeforeEach
    void aDataset() throws IOException {
        write("1_s/a.png", Pictures.png(1));
        write("1_s/a.txt", "dog");
        write("1_s/b.jpg", Pictures.jpeg(2));
        write("1_s/c.png", Pictures.png(3));
        write("1_s/c.txt", "bird\r\n");
        write("1_s/mask.json", "{}");
    }

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

    @Test
    void tellsWhatANameWouldBecome() {
        assertThat(client.get("/api/tagpilot/name?name=My+Set!").text())
                .isEqualTo("{\"name\":\"1_My_Set\",\"title\":\"My_Set\",\"exists\":false}");
        assertThat(client.get("/api/tagpilot/name?name=s").json().path("exists").asBoolean())
                .isTrue();
        assertThat(client.get("/api/tagpilot/name?name=..").status()).isEqualTo(400);
    }

    @Test
    void showsTheWorkspace() throws IOException {
        JsonNode workspace = client.get("/api/tagpilot/workspace").json();

        assertThat(workspace.path("path").asString()).isEqualTo(datasets.toString());
        assertThat(workspace.path("writable").asBoolean()).isTrue();
        assertThat(workspace.path("free_bytes").asLong()).isPositive();
        assertThat(workspace.path("version").asString()).isNotEmpty();
        JsonNode dataset = workspace.path("datasets").get(0);
        assertThat(dataset.path("title").asString()).isEqualTo("s");
        assertThat(dataset.path("images").asInt()).isEqualTo(3);
        assertThat(dataset.path("texts").asInt()).isEqualTo(2);
        assertThat(dataset.path("changed").asString()).endsWith("Z");
        assertThat(dataset.path("covers").get(0).path("version").asString()).isEqualTo(version("a.png"));
    }

    private Client.Reply changes(String members) {
        String save = "save-" + System.nanoTime();
        if (members.contains("'item'")) {
            save = STAGED;
        }
        return post("{'save':'" + save + "'," + members + "}");
    }

    private static final String STAGED = "save-of-this-test";

    private Client.Reply post(String body) {
        return client.post("/api/tagpilot/changes?name=s", json(body));
    }

    private Client.Reply stage(String item, byte[] image) {
        return stageFor(STAGED, item, image);
    }

    private Client.Reply stageFor(String save, String item, byte[] image) {
        return stageFor(save, item, image, "s");
    }

    private Client.Reply stageFor(String save, String item, byte[] image, String dataset) {
        return client.upload(
                "/api/tagpilot/save-item?name=" + Client.encode(dataset), "x.png", image, "save", save, "item", item);
    }

    private static String json(String body) {
        return body.replace('\'', '"');
    }

    private JsonNode entry(String file) {
        return image(client.get("/api/tagpilot/load?name=s&content=links").json(), file);
    }

    private static JsonNode image(JsonNode answer, String file) {
        for (JsonNode image : answer.path("images")) {
            if (image.path("file").asString().equals(file)) {
                return image;
            }
        }
        throw new AssertionError(file + " is not in " + answer);
    }

    private String textVersion(String file) {
        return entry(file).path("textVersion").asString();
    }

    private String version(String file) {
        return entry(file).path("version").asString();
    }

    private String revision() {
        return client.get("/api/tagpilot/load?name=s&content=links")
                .json()
                .path("revision")
                .asString();
    }
}
