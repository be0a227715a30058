package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Saves on a disk that is really full: a file system in memory whose size is set so that room ends a little later each time. */
class FullDiskTests extends HttpTests {

    private static final int PAGE = 4096;
    private static final String AMPLE = "64m";

    private FourImages images;

    @BeforeEach
    void mount() throws IOException {
        Files.createDirectories(datasets);
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=" + AMPLE, "tmpfs", datasets.toString()), "may not mount");
        images = new FourImages(datasets);
        images.write();
    }

    @AfterEach
    void unmount() throws IOException {
        awaitZips();
        run("umount", "-l", datasets.toString());
    }

    static List<Integer> sizes() {
        return IntStream.range(0, 40).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void aFullDiskLosesNothing(int pages) throws IOException {
        Action action = List.of(Action.SAVE, Action.SAVE_OF_A_ZIP, Action.SAVE_IMAGE_BY_IMAGE, Action.UPLOAD)
                .get(pages % 4);
        Map<String, String> old = images.live();
        leaveRoomFor(pages);

        Client.Reply reply = action.by(client);

        Map<String, String> now = images.live();
        if (reply.status() == 200 || reply.detail().startsWith("The dataset is saved")) {
            assertThat(now).isNotEqualTo(old);
        } else {
            assertThat(reply.status()).as(reply.text()).isEqualTo(507);
            assertThat(reply.detail()).matches("The disk is full: \\d+ MB are free\\. .*");
            assertThat(now).isEqualTo(old);
        }
        run("mount", "-o", "remount,size=" + AMPLE, datasets.toString());
        assertThat(action.again(client).status()).isEqualTo(200);
        restart();
        awaitZips();
        assertThat(images.live()).isNotEqualTo(old);
    }

    @Test
    void aDiskThatMayOnlyBeReadIsToldAndCanBeLookedAt() throws IOException {
        PastClient past = new PastClient(client, "p");
        past.text("b.png", "another");
        awaitZips();
        // as if another server had written it: this one has it open, and would not have to open it for writing
        Files.delete(datasets.resolve(".tagpilot/lock"));
        Map<String, String> old = images.live();
        run("mount", "--bind", datasets.toString(), datasets.toString());
        run("mount", "-o", "remount,bind,ro", datasets.toString());

        for (Action action : Action.values()) {
            Client.Reply reply = action.by(client);
            assertThat(reply.status()).as(action + ": " + reply.text()).isEqualTo(403);
            assertThat(reply.detail()).startsWith("The folder datasets cannot be written");
        }

        assertThat(client.get("/api/tagpilot/load?content=links&name=p").status())
                .isEqualTo(200);
        assertThat(past.version(past.latest()).status()).isEqualTo(200);
        assertThat(client.get("/api/tagpilot/workspace").json().path("writable").asBoolean())
                .isFalse();
        assertThat(images.live()).isEqualTo(old);
        run("umount", "-l", datasets.toString());
    }

    private void leaveRoomFor(int pages) throws IOException {
        long used = Files.getFileStore(datasets).getTotalSpace()
                - Files.getFileStore(datasets).getUsableSpace();
        run("mount", "-o", "remount,size=" + (used + (long) pages * PAGE), datasets.toString());
    }

    private static boolean run(String... command) throws IOException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
