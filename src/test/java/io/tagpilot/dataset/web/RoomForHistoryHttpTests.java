package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** With no room at all for earlier versions. */
@TestPropertySource(properties = "tagpilot.history.share=0")
class RoomForHistoryHttpTests extends HttpTests {

    @Test
    void allGoButTheNewestOfEachDatasetAndTheDeletedOnes() throws IOException {
        for (String name : new String[] {"p", "q", "deleted"}) {
            write("1_" + name + "/a.png", Pictures.png(1));
            write("1_" + name + "/a.txt", "0");
            for (String text : new String[] {"1", "2", "3"}) {
                new PastClient(client, name).text("a.png", text);
            }
        }
        client.delete("/api/datasets/deleted");

        restart();

        for (String name : new String[] {"p", "q"}) {
            PastClient past = new PastClient(client, name);
            assertThat(past.changes().size()).as(name).isOne();
            assertThat(past.textIn(past.latest(), "a.png")).isEqualTo("2");
        }
        assertThat(client.get("/api/tagpilot/deleted").json().size()).isOne();
        assertThat(trash("1_deleted")).contains("1_deleted/a.png", "1_deleted/a.txt");
    }
}
