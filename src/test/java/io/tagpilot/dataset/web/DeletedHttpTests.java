package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Datasets that were deleted and come back. */
class DeletedHttpTests extends HttpTests {

    private Map<String, String> files;
    private JsonNode deleted;

    @BeforeEach
    void aDatasetThatWasDeleted() throws IOException {
        write("1_p/a.png", Pictures.png(1));
        write("1_p/a.txt", "one");
        write("1_p/keep.json", "{}");
        PastClient past = new PastClient(client, "p");
        past.text("a.png", "two");
        past.changes("'save':'save-0002','remember':{'trigger':'ctr'}");
        awaitZips();
        files = files("1_p");
        client.delete("/api/datasets/p");
        deleted = client.get("/api/tagpilot/deleted").json();
    }

    @Test
    void comesBackWithAllThatItHad() throws IOException {
        assertThat(deleted.size()).isOne();
        assertThat(deleted.get(0).path("title").asString()).isEqualTo("p");
        assertThat(deleted.get(0).path("images").asInt()).isOne();

        Client.Reply reply = bringBack("back-0001", "");

        assertThat(reply.json().path("name").asString()).as(reply.text()).isEqualTo("1_p");
        assertThat(files("1_p")).isEqualTo(files);
        assertThat(namesInZip("p.zip")).containsExactly("a.png", "a.txt");
        assertThat(client.get("/api/tagpilot/load?content=links&name=p")
                        .json()
                        .path("trigger")
                        .asString())
                .isEqualTo("ctr");
        PastClient past = new PastClient(client, "p");
        assertThat(past.textIn(past.latest(), "a.png")).isEqualTo("one");
        assertThat(client.get("/api/tagpilot/deleted").json().size()).isZero();
        assertThat(bringBack("back-0001", "").text()).as("repeated").isEqualTo(reply.text());
        assertThat(bringBack("back-0002", "").status()).isEqualTo(404);
        assertNothingTemporaryIsLeft();
    }

    @Test
    void comesBackUnderAnotherNameWhereItsOwnIsTaken() throws IOException {
        client.post("/api/datasets/create", "{\"name\":\"p\"}");

        assertThat(bringBack("back-0001", "").status()).isEqualTo(409);
        Client.Reply reply = bringBack("back-0002", ",\"as\":\"p again\"");

        assertThat(reply.json().path("name").asString()).isEqualTo("1_p_again");
        assertThat(files("1_p_again")).isEqualTo(files);
        PastClient past = new PastClient(client, "p_again");
        assertThat(past.textIn(past.latest(), "a.png")).isEqualTo("one");
        assertThat(new PastClient(client, "p").changes().size())
                .as("the new one of that name has no part in it")
                .isOne();
    }

    @Test
    void nothingElseComesOutOfTheTrash() {
        String id = deleted.get(0).path("id").asString();
        for (String name : new String[] {"1_nope", "../trash/1_p", "1_p/../1_p", ""}) {
            String body = "{\"save\":\"back-0009\",\"name\":\"" + name + "\",\"id\":\"" + id + "\"}";
            assertThat(client.post("/api/tagpilot/deleted/restore", body).status())
                    .isEqualTo(404);
        }
        assertThat(client.post("/api/tagpilot/deleted/restore", "{}").status()).isEqualTo(400);
    }

    private Client.Reply bringBack(String save, String more) {
        String id = deleted.get(0).path("id").asString();
        return client.post(
                "/api/tagpilot/deleted/restore",
                "{\"save\":\"" + save + "\",\"name\":\"1_p\",\"id\":\"" + id + "\"" + more + "}");
    }
}
