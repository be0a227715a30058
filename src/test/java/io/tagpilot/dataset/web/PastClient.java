package io.tagpilot.dataset.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Changes one dataset and asks for what it was before. Apostrophes stand for quotes in the JSON that is sent. */
final class PastClient {

    private final Client client;
    private final String name;

    PastClient(Client client, String name) {
        this.client = client;
        this.name = name;
    }

    void stage(String save, String item, byte[] image) {
        expect(client.upload("/api/tagpilot/save-item?name=" + name, "x.png", image, "save", save, "item", item));
    }

    Client.Reply post(String members) {
        return client.post("/api/tagpilot/changes?name=" + name, json(members));
    }

    JsonNode changes(String members) {
        return expect(post(members));
    }

    /** Gives an image another text, whatever it has. */
    void text(String file, String text) {
        changes("'save':'save-" + System.nanoTime() + "','mine':['" + file + "'],'texts':[{'file':'" + file
                + "','text':'" + text + "'}]");
    }

    JsonNode changes() {
        return expect(client.get("/api/tagpilot/history?name=" + name)).path("changes");
    }

    /** The version before the newest change. */
    String latest() {
        return changes().get(0).path("id").asString();
    }

    Client.Reply version(String version) {
        return client.get("/api/tagpilot/history/version?name=" + name + "&version=" + Client.encode(version));
    }

    @Nullable
    String textIn(String version, String file) {
        JsonNode text = find(expect(version(version)), file).path("text");
        return text.isNull() ? null : text.asString();
    }

    Client.Reply image(String version, String file) {
        return client.get(
                "/api/tagpilot/history/image?name=" + name + "&version=" + version + "&file=" + Client.encode(file));
    }

    /** An image as it is now. */
    JsonNode now(String file) {
        return find(expect(client.get("/api/tagpilot/load?content=links&name=" + name)), file);
    }

    Client.Reply restore(String members) {
        return client.post("/api/tagpilot/restore?name=" + name, json(members));
    }

    /** An image as the client has seen it, for a restore. */
    String seen(String file) {
        JsonNode now = now(file);
        return ("{'file':'" + file + "','version':" + now.path("version") + ",'textVersion':" + now.path("textVersion")
                + "}");
    }

    static JsonNode expect(Client.Reply reply) {
        if (reply.status() != 200) {
            throw new AssertionError(reply.status() + " " + reply.text());
        }
        return reply.json();
    }

    static JsonNode find(JsonNode answer, String file) {
        for (JsonNode image : answer.path("images")) {
            if (image.path("file").asString().equals(file)) {
                return image;
            }
        }
        throw new AssertionError(file + " is not in " + answer);
    }

    private static String json(String members) {
        return ("{" + members + "}").replace('\'', '"');
    }
}
