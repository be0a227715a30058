package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Several images that are put into the stage of a save with one request. */
class PackedItemsHttpTests extends HttpTests {

    private static final String SAVE = "save-packed";

    @Test
    void imagesThatComeTogetherAreSavedByteForByte() throws IOException {
        List<byte[]> images = List.of(Pictures.png(1), Pictures.png(2), Pictures.png(3));

        JsonNode staged = stage(list(images), joined(images)).json();

        assertThat(staged.path("status").asString()).isEqualTo("staged");
        assertThat(staged.path("images").valueStream().map(image -> image.path("item")
                        .asString()))
                .containsExactly("item-0", "item-1", "item-2");
        assertThat(staged.path("images").valueStream().map(image -> image.path("sha256")
                        .asString()))
                .containsExactlyElementsOf(images.stream().map(HttpTests::hash).toList());
        Client.Reply saved = client.post("/api/tagpilot/changes?name=packed", changes(images.size()));
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        Map<String, String> files = files("1_packed");
        for (int at = 0; at < images.size(); at++) {
            assertThat(files.get("i" + at + ".png")).isEqualTo(hash(images.get(at)));
        }
    }

    @Test
    void thoseBeforeOneThatIsRefusedHaveArrived() {
        List<byte[]> images = List.of(Pictures.png(1), "no image".getBytes(StandardCharsets.UTF_8), Pictures.png(3));

        Client.Reply reply = stage(list(images), joined(images));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.detail()).contains("i1.png");
        JsonNode progress =
                client.get("/api/tagpilot/staged?name=packed&save=" + SAVE).json();
        assertThat(progress.path("staged").propertyNames()).containsExactly("item-0");
    }

    @Test
    void aListThatDoesNotFitIsRefused() {
        byte[] image = Pictures.png(1);
        String one = "{\"item\": \"item-0\", \"file\": \"a.png\", \"bytes\": %d}";
        String whole = one.formatted(image.length);

        assertInvalid("no list", image, "JSON array");
        assertInvalid("{}", image, "JSON array");
        assertInvalid("null", image, "1 to 100");
        assertInvalid("[]", image, "1 to 100");
        assertInvalid("[" + (whole + ",").repeat(100) + whole + "]", image, "1 to 100");
        assertInvalid("[null]", image, "required");
        assertInvalid("[{\"file\": \"a.png\", \"bytes\": 1}]", image, "item is required");
        assertInvalid("[{\"item\": \"../x\", \"file\": \"a.png\", \"bytes\": 1}]", image, "item must be made of");
        assertInvalid("[{\"item\": \"item-0\", \"bytes\": 1}]", image, "file is required");
        assertInvalid("[{\"item\": \"item-0\", \"file\": \"a.png\"}]", image, "bytes is required");
        assertInvalid("[" + one.formatted(-1) + "]", image, ">= 0");
        assertInvalid("[" + one.formatted(image.length - 1) + "]", image, "as many bytes as follow");
        assertInvalid("[" + whole + "," + one.formatted(1) + "]", image, "as many bytes as follow");
        String much = one.formatted(Long.MAX_VALUE);
        assertInvalid("[" + much + "," + much + "," + whole + "]", image, "as many bytes as follow");
        assertThat(client.get("/api/tagpilot/staged?name=packed&save=" + SAVE)
                        .json()
                        .path("staged")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aBodyWithoutAListIsRefused() {
        String address = "/api/tagpilot/save-item?name=packed&save=" + SAVE;
        Client.Reply bare = client.postImages(address, "[]".getBytes(StandardCharsets.UTF_8));
        assertThat(bare.status()).isEqualTo(400);
        assertThat(bare.detail()).contains("begin with a line");
        assertThat(client.postImages(address, new byte[0]).status()).isEqualTo(400);
        assertThat(client.postImages("/api/tagpilot/save-item?name=packed", Pictures.png(1))
                        .status())
                .isEqualTo(400);
    }

    private void assertInvalid(String list, byte[] bytes, String sentence) {
        Client.Reply reply = stage(list, bytes);
        assertThat(reply.status()).as(list).isEqualTo(400);
        assertThat(reply.detail()).as(list).contains(sentence);
    }

    private Client.Reply stage(String list, byte[] bytes) {
        byte[] line = (list + "\n").getBytes(StandardCharsets.UTF_8);
        return client.postImages("/api/tagpilot/save-item?name=packed&save=" + SAVE, joined(List.of(line, bytes)));
    }

    private static String list(List<byte[]> images) {
        List<String> items = new ArrayList<>();
        for (int at = 0; at < images.size(); at++) {
            items.add("{\"item\": \"item-%1$d\", \"file\": \"i%1$d.png\", \"bytes\": %2$d}"
                    .formatted(at, images.get(at).length));
        }
        return "[" + String.join(", ", items) + "]";
    }

    private static byte[] joined(List<byte[]> images) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        images.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static String changes(int count) {
        List<String> added = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            added.add("{\"item\": \"item-%1$d\", \"file\": \"i%1$d.png\", \"text\": null}".formatted(at));
        }
        return "{\"save\": \"" + SAVE + "\", \"create\": true, \"captionEnding\": \".txt\", \"added\": ["
                + String.join(", ", added) + "]}";
    }
}
