package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** Everything that writes, with the power cut before each call to the disk in turn: old or new, and never anything else. */
class PowerCutHttpTests extends HttpTests {

    /** Builds the state before, the same each time. */
    private interface Before {
        void build() throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void isOldOrNewWhereverThePowerGoesOff(Action action) throws IOException {
        everyCut(this::fourImages, () -> action.by(client));
    }

    @Test
    void restoringTheWhole() throws IOException {
        everyCut(this::fourImagesThatWereChanged, () -> restore("'what':'all'"));
    }

    @Test
    @EnabledIfSystemProperty(named = "tagpilot.deep", matches = "true")
    void restoringOneImage() throws IOException {
        everyCut(this::fourImagesThatWereChanged, () -> restore("'what':'image','images':[{'file':'b.png'}]"));
    }

    @Test
    void makingADatasetOfAnEarlierVersion() throws IOException {
        everyCut(
                this::fourImagesThatWereChanged,
                () -> client.post(
                        "/api/tagpilot/restore/copy?name=p",
                        "{\"save\":\"copy-" + System.nanoTime() + "\",\"copy\":\"q\",\"version\":\""
                                + new PastClient(client, "p").latest() + "\"}"));
    }

    @Test
    void bringingBackADeletedDataset() throws IOException {
        everyCut(this::fourImagesThatWereDeleted, () -> {
            JsonNode deleted = client.get("/api/tagpilot/deleted").json().get(0);
            return client.post(
                    "/api/tagpilot/deleted/restore",
                    "{\"save\":\"back-" + System.nanoTime() + "\",\"name\":\"1_p\",\"id\":" + deleted.path("id") + "}");
        });
    }

    @Test
    void aFullDiskIsToldInFigures() throws IOException {
        Map<String, String> before = prepare(this::fourImages);
        disk.refuse("No space left on device");

        Client.Reply reply = client.upload("/api/tagpilot/save-item?name=p", "n.png", Pictures.png(1), "tags", "x");

        assertThat(reply.status()).isEqualTo(507);
        assertThat(reply.detail()).matches("The disk is full: \\d+ MB are free\\. .*");
        assertThat(reply.json().path("code").asString()).isEqualTo("disk-full");
        disk.restorePower();
        assertThat(live()).isEqualTo(before);
        assertNothingTemporaryIsLeft();
    }

    @Test
    void aDiskThatMayNotBeWrittenIsToldToo() throws IOException {
        prepare(this::fourImages);
        disk.refuse("Read-only file system");

        Client.Reply reply = client.delete("/api/datasets/p");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.json().path("code").asString()).isEqualTo("not-writable");
        assertThat(client.get("/api/tagpilot/load?name=p").status()).isEqualTo(200);
    }

    private void fourImages() throws IOException {
        new FourImages(datasets).write();
    }

    private void fourImagesThatWereChanged() throws IOException {
        FileSystemUtils.deleteRecursively(datasets.resolve(".tagpilot/trash"));
        fourImages();
        new PastClient(client, "p")
                .changes("'save':'save-" + System.nanoTime()
                        + "','mine':['a.png'],'texts':[{'file':'a.png','text':'new'}],'removed':[{'file':'b.png'}]");
        awaitZips();
    }

    private void fourImagesThatWereDeleted() throws IOException {
        FileSystemUtils.deleteRecursively(datasets.resolve(".tagpilot/trash"));
        fourImages();
        client.delete("/api/datasets/p");
    }

    private Client.Reply restore(String members) {
        PastClient past = new PastClient(client, "p");
        return past.restore("'save':'save-" + System.nanoTime() + "','version':'" + past.latest() + "'," + members);
    }

    private void everyCut(Before before, Supplier<Client.Reply> action) throws IOException {
        Map<String, String> old = prepare(before);
        assertThat(action.get().status()).isEqualTo(200);
        Map<String, String> wanted = live();
        assertThat(wanted).isNotEqualTo(old);
        boolean done = false;
        Set<Map<String, String>> seen = new HashSet<>();
        for (long cut = 0; !done; cut++) {
            prepare(before);
            disk.cutAfter(cut);
            Client.Reply reply = action.get();
            done = reply.status() == 200;
            recover(cut);

            Map<String, String> now = live();
            assertThat(now).as("power cut before call %s to the disk", cut).isIn(old, wanted);
            if (done) {
                assertThat(now).isEqualTo(wanted);
            }
            seen.add(now);
            assertThat(reply.status()).as(reply.text()).isIn(200, 500);
        }
        assertThat(seen).as("both outcomes occur").hasSize(2);
    }

    /** By a restart, or by whoever uses the dataset next. */
    private void recover(long cut) throws IOException {
        if (cut % 2 == 0) {
            restart();
        } else {
            disk.restorePower();
            for (String dataset : new String[] {"p", "q"}) {
                client.get("/api/tagpilot/load?content=links&name=" + dataset);
                String zip = client.get("/api/tagpilot/zip?name=" + dataset).text();
                if (zip.contains("\"failed\"")) {
                    restart();
                }
            }
        }
        awaitZips();
    }

    private Map<String, String> prepare(Before before) throws IOException {
        awaitZips();
        for (String folder : List.of(
                "1_p", "1_q", ".tagpilot/stage", ".tagpilot/journal", ".tagpilot/answers", ".tagpilot/zip-due")) {
            FileSystemUtils.deleteRecursively(datasets.resolve(folder));
        }
        before.build();
        return live();
    }

    private Map<String, String> live() throws IOException {
        return new FourImages(datasets).live();
    }
}
