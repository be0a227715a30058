package io.tagpilot.dataset.web;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** A dataset {@code s} of three images, and the page's saves of it. Apostrophes stand for quotes in the JSON that is sent. */
abstract class ChangesTests extends HttpTests {

    private static final String STAGED = "save-of-this-test";

    @BeforeEach
    void aDataset() throws IOException {
        writeSmallDataset();
    }

    Client.Reply changes(String members) {
        String save = "save-" + System.nanoTime();
        if (members.contains("'item'")) {
            save = STAGED;
        }
        return post("{'save':'" + save + "'," + members + "}");
    }

    Client.Reply post(String body) {
        return client.post("/api/tagpilot/changes?name=s", json(body));
    }

    Client.Reply stage(String item, byte[] image) {
        return stageFor(STAGED, item, image);
    }

    Client.Reply stageFor(String save, String item, byte[] image) {
        return stageFor(save, item, image, "s");
    }

    Client.Reply stageFor(String save, String item, byte[] image, String dataset) {
        return client.upload(
                "/api/tagpilot/save-item?name=" + Client.encode(dataset), "x.png", image, "save", save, "item", item);
    }

    static String json(String body) {
        return body.replace('\'', '"');
    }

    JsonNode entry(String file) {
        return image(client.get("/api/tagpilot/load?name=s&content=links").json(), file);
    }

    static JsonNode image(JsonNode answer, String file) {
        return PastClient.find(answer, file);
    }

    String textVersion(String file) {
        return entry(file).path("textVersion").asString();
    }

    String version(String file) {
        return entry(file).path("version").asString();
    }

    String revision() {
        return client.get("/api/tagpilot/load?name=s&content=links")
                .json()
                .path("revision")
                .asString();
    }
}
