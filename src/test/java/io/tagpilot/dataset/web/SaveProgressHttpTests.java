package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How far a save has come, which a page asks that was interrupted. */
class SaveProgressHttpTests extends HttpTests {

    private static final String SAVE = "interrupted-save";

    @Test
    void tellsWhatHasArrivedAndThenWhatWasDecided() throws IOException {
        write("1_s/a.png", Pictures.png(1));
        Map<String, String> before = files("1_s");
        Client.Reply none = progress(SAVE);
        assertThat(none.json().path("staged").size()).isZero();
        assertThat(none.json().path("answer").isNull()).isTrue();

        stage("i1", Pictures.png(2));
        stage("i2", Pictures.png(3));
        stage("i2", Pictures.png(4));

        Client.Reply staged = progress(SAVE);
        assertThat(staged.json().path("staged").size()).isEqualTo(2);
        assertThat(staged.json().path("staged").path("i1").asString()).isEqualTo(hash(Pictures.png(2)));
        assertThat(staged.json().path("staged").path("i2").asString()).isEqualTo(hash(Pictures.png(4)));
        assertThat(progress("another-save").json().path("staged").size()).isZero();
        assertThat(files("1_s")).isEqualTo(before);

        Client.Reply saved = client.post(
                "/api/tagpilot/changes?name=1_s",
                "{\"save\":\"" + SAVE + "\",\"added\":[{\"item\":\"i1\",\"file\":\"new.png\",\"text\":\"cat\"}]}");

        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        Client.Reply decided = progress(SAVE);
        assertThat(decided.json().path("answer")).isEqualTo(saved.json());
        assertThat(decided.json().path("staged").size()).isZero();
    }

    @Test
    void refusesAnIdThatIsNone() {
        assertThat(progress("../../etc").status()).isEqualTo(400);
        assertThat(client.get("/api/tagpilot/staged?name=1_s").status()).isEqualTo(400);
    }

    private Client.Reply progress(String save) {
        return client.get("/api/tagpilot/staged?name=1_s&save=" + Client.encode(save));
    }

    private void stage(String item, byte[] image) {
        client.upload("/api/tagpilot/save-item?name=1_s", "x.png", image, "save", SAVE, "item", item);
    }
}
