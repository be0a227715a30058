package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.FileSystemUtils;

/** Everything that writes, with the power cut before each call to the disk in turn: old or new, and never anything else. */
class PowerCutHttpTests extends HttpTests {

    @ParameterizedTest
    @EnumSource
    void isOldOrNewWhereverThePowerGoesOff(Action action) throws IOException {
        Map<String, String> old = prepare();
        assertThat(action.by(client).status()).isEqualTo(200);
        Map<String, String> wanted = live();
        assertThat(wanted).isNotEqualTo(old);
        boolean done = false;
        Set<Map<String, String>> seen = new HashSet<>();
        for (long cut = 0; !done; cut++) {
            prepare();
            disk.cutAfter(cut);
            Client.Reply reply = action.by(client);
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

    @Test
    void aFullDiskIsToldInFigures() throws IOException {
        Map<String, String> before = prepare();
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
        prepare();
        disk.refuse("Read-only file system");

        Client.Reply reply = client.delete("/api/datasets/p");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.json().path("code").asString()).isEqualTo("not-writable");
        assertThat(client.get("/api/tagpilot/load?name=p").status()).isEqualTo(200);
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

    private Map<String, String> prepare() throws IOException {
        awaitZips();
        for (String folder : List.of(
                "1_p", "1_q", ".tagpilot/stage", ".tagpilot/journal", ".tagpilot/answers", ".tagpilot/zip-due")) {
            FileSystemUtils.deleteRecursively(datasets.resolve(folder));
        }
        new FourImages(datasets).write();
        return live();
    }

    private Map<String, String> live() throws IOException {
        return new FourImages(datasets).live();
    }
}
