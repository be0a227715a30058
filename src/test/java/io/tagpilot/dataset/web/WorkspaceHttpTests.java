package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the page asks about the workspace. */
class WorkspaceHttpTests extends ChangesTests {

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
}
