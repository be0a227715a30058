package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class LoadHttpTests extends HttpTests {

    @Test
    void givesTheBytesOfImagesAndTextsFolderByFolder() throws IOException {
        write("1_ctr/b.txt", "z, \u00e9y");
        write("1_ctr/a.png", new byte[] {1, 2, 3, 4});
        write("1_ctr/sub/c.jpg", new byte[] {5});
        write("1_ctr/a_folder/d.CAPTION", "");
        write("1_ctr/notes.json", "{}");

        Client.Reply reply = client.get("/api/tagpilot/load?name=ctr");

        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.text())
                .isEqualTo("{\"name\":\"1_ctr\",\"files\":["
                        + "{\"name\":\"a.png\",\"mime\":\"image/png\",\"b64\":\"AQIDBA==\"},"
                        + "{\"name\":\"b.txt\",\"mime\":\"text/plain\",\"b64\":\"eiwgw6l5\"},"
                        + "{\"name\":\"a_folder/d.CAPTION\",\"mime\":\"text/plain\",\"b64\":\"\"},"
                        + "{\"name\":\"sub/c.jpg\",\"mime\":\"image/jpeg\",\"b64\":\"BQ==\"}],"
                        + "\"offset\":0,\"limit\":0,\"total\":4,\"returned\":4}");
    }

    @ParameterizedTest
    @CsvSource({"0,0,0,5", "2,0,2,3", "0,2,0,2", "4,3,4,1", "5,1,,0", "99,0,,0", "3000000000,0,,0"})
    void givesAPart(long offset, long limit, Integer first, int count) throws IOException {
        for (int i = 0; i < 5; i++) {
            write("1_five/" + i + ".txt", "x");
        }

        JsonNode reply = client.get("/api/tagpilot/load?name=five&offset=" + offset + "&limit=" + limit)
                .json();

        assertThat(reply.path("files").size()).isEqualTo(count);
        assertThat(reply.path("returned").asInt()).isEqualTo(count);
        assertThat(reply.path("total").asInt()).isEqualTo(5);
        assertThat(reply.path("offset").asLong()).isEqualTo(offset);
        if (first != null) {
            assertThat(reply.path("files").get(0).path("name").asString()).isEqualTo(first + ".txt");
        }
    }

    @ParameterizedTest
    @CsvSource({"offset,-1", "offset,abc", "offset,1e3", "limit,-1", "limit,99999999999999999999"})
    void saysWhichNumberIsWrong(String parameter, String value) throws IOException {
        write("1_a/a.txt", "x");

        Client.Reply reply = client.get("/api/tagpilot/load?name=a&" + parameter + "=" + value);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.detail()).isEqualTo(parameter + " must be >= 0");
    }

    @ParameterizedTest
    @CsvSource({"nope", "ZIPs", ".tagpilot", "1_nope"})
    void saysThatADatasetIsMissing(String name) throws IOException {
        write("ZIPs/a.png", "x");

        Client.Reply reply = client.get("/api/tagpilot/load?name=" + name);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.detail()).isEqualTo("Dataset not found");
        assertThat(reply.json().path("code").asString()).isEqualTo("dataset-not-found");
    }

    @Test
    void givesManyImagesInOrderEachWithItsTextHoweverLong() throws IOException {
        int count = 1100;
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String stem = "%05d".formatted(i);
            String text = i % 100 == 7 ? "x".repeat(900_000) + i : "dog " + i;
            write("1_many/" + stem + ".png", new byte[] {1});
            write("1_many/" + stem + ".txt", text);
            expected.add(stem + ".png " + text.length() + " " + text.endsWith(String.valueOf(i)));
        }

        JsonNode reply =
                client.get("/api/tagpilot/load?name=many&content=links").json();

        assertThat(reply.path("total").asInt()).isEqualTo(count);
        List<String> given = new ArrayList<>();
        for (JsonNode image : reply.path("images")) {
            String text = image.path("text").asString();
            given.add(image.path("file").asString() + " " + text.length() + " "
                    + text.endsWith(String.valueOf(given.size())));
        }
        assertThat(given).isEqualTo(expected);
    }

    @Test
    @Timeout(60)
    void leavesOutLinksAndPipes() throws Exception {
        write("1_odd/a.txt", "x");
        Files.createSymbolicLink(datasets.resolve("1_odd/link.txt"), datasets.resolve("1_odd/a.txt"));
        Files.createSymbolicLink(datasets.resolve("1_odd/broken.png"), datasets.resolve("nowhere"));
        Files.createSymbolicLink(datasets.resolve("1_odd/loop"), datasets.resolve("1_odd"));
        Process mkfifo =
                new ProcessBuilder("mkfifo", datasets.resolve("1_odd/pipe.png").toString()).start();
        assumeTrue(mkfifo.waitFor() == 0, "this system makes no pipes");

        assertThat(client.get("/api/tagpilot/load?name=odd")
                        .json()
                        .path("total")
                        .asInt())
                .isOne();
        assertThat(client.get("/api/tagpilot/load?name=odd&content=links")
                        .json()
                        .path("images")
                        .size())
                .isZero();
        assertThat(client.get("/api/tagpilot/image?name=odd&file=pipe.png").status())
                .isEqualTo(404);
    }

    @Test
    void givesThePageOneImageInALineAfterTheOneWithEverythingElse() throws IOException {
        write("1_lines/a.png", Pictures.png(1));
        write("1_lines/a.txt", "dog\ncat");
        write("1_lines/b.png", Pictures.png(2));

        String reply = client.get("/api/tagpilot/load?name=lines&content=links").text();

        assertThat(reply.lines().toList())
                .satisfiesExactly(
                        head -> assertThat(head)
                                .startsWith("{\"name\":\"1_lines\"")
                                .endsWith("\"images\":["),
                        first -> assertThat(first)
                                .startsWith("{\"file\":\"a.png\"")
                                .endsWith("}"),
                        second -> assertThat(second)
                                .startsWith(",{\"file\":\"b.png\"")
                                .endsWith("}"),
                        end -> assertThat(end).isEqualTo("]}"));
    }

    @Test
    void givesThePageWhatItShows() throws IOException {
        write("1_page/a.png", Pictures.image("png", 1, 40, 30));
        write("1_page/a.txt", "\uFEFFdog,  cat\r\n");
        write("1_page/b.jpg", "no image");
        write("1_page/b.caption", new byte[] {(byte) 0xff, 0x20});
        write("1_page/sub/c.png", Pictures.png(3));
        write("1_page/sub/c.txt", "");
        write("1_page/sub/c.caption", "other");
        write("1_page/sub/c_flux.npz", "x");
        write("1_page/.hidden.png", Pictures.png(4));

        JsonNode reply =
                client.get("/api/tagpilot/load?name=page&content=links").json();

        assertThat(reply.path("name").asString()).isEqualTo("1_page");
        assertThat(reply.path("title").asString()).isEqualTo("page");
        assertThat(reply.path("path").asString())
                .isEqualTo(datasets.resolve("1_page").toString());
        assertThat(reply.path("revision").asString()).isNotEmpty();
        assertThat(reply.path("trigger").isNull()).isTrue();
        assertThat(reply.path("others").asInt()).isEqualTo(2);
        JsonNode a = reply.path("images").get(0);
        assertThat(a.path("file").asString()).isEqualTo("a.png");
        assertThat(a.path("mime").asString()).isEqualTo("image/png");
        assertThat(a.path("width").asInt()).isEqualTo(40);
        assertThat(a.path("height").asInt()).isEqualTo(30);
        assertThat(a.path("text").asString()).isEqualTo("dog,  cat\r\n");
        assertThat(a.path("textFile").asString()).isEqualTo("a.txt");
        assertThat(a.path("otherText").isNull()).isTrue();
        assertThat(a.path("problem").isNull()).isTrue();
        JsonNode b = reply.path("images").get(1);
        assertThat(b.path("width").asInt()).isZero();
        assertThat(b.path("problem").asString()).contains("b.jpg");
        assertThat(b.path("text").isNull()).isTrue();
        assertThat(b.path("textProblem").asString()).startsWith("b.caption is not UTF-8 text");
        assertThat(b.path("textVersion").asString()).isNotEmpty();
        JsonNode c = reply.path("images").get(2);
        assertThat(c.path("file").asString()).isEqualTo("sub/c.png");
        assertThat(c.path("text").asString()).isEmpty();
        assertThat(c.path("textFile").asString()).isEqualTo("sub/c.txt");
        assertThat(c.path("otherText").asString()).isEqualTo("sub/c.caption");
        assertThat(reply.path("images").size()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"gzip|true", "br, gzip|true", "gzip;q=0.5|true", "gzip;q=0|false", "gzip; q=0.0|false", "br|false"
            })
    void compressesWhatThePageShowsWhereThatIsTaken(String accepted, boolean compressed) throws IOException {
        write("1_packed/a.png", Pictures.png(1));
        String plain =
                client.get("/api/tagpilot/load?name=packed&content=links").text();

        Client.Reply reply = client.get("/api/tagpilot/load?name=packed&content=links", "Accept-Encoding", accepted);

        assertThat(reply.header("Content-Encoding")).isEqualTo(compressed ? "gzip" : "");
        assertThat(reply.header("Vary")).containsIgnoringCase("accept-encoding");
        InputStream body = new ByteArrayInputStream(reply.bytes());
        byte[] read = (compressed ? new GZIPInputStream(body) : body).readAllBytes();
        assertThat(new String(read, StandardCharsets.UTF_8)).isEqualTo(plain);
    }

    @Test
    void theRevisionIsAnotherWhenAnythingThatIsShownChanges() throws IOException {
        write("1_rev/a.png", Pictures.png(1));
        write("1_rev/a.txt", "dog");
        List<String> revisions = new ArrayList<>();

        revisions.add(revision());
        assertThat(revision()).isEqualTo(revisions.get(0));
        write("1_rev/a.txt", "cats");
        revisions.add(revision());
        write("1_rev/b.png", Pictures.png(2));
        revisions.add(revision());
        Files.delete(datasets.resolve("1_rev/a.txt"));
        revisions.add(revision());

        assertThat(revisions).doesNotHaveDuplicates();
        write("1_rev/other.json", "{}");
        assertThat(revision()).isEqualTo(revisions.get(3));
    }

    /** 400 MB of images come out as 530 MB of text; neither the heap nor what is allocated may show it. */
    @Test
    void loadsAnySizeInLittleMemory() throws IOException {
        long size = 50L << 20;
        for (int i = 0; i < 8; i++) {
            try (RandomAccessFile file =
                    new RandomAccessFile(write("1_large/" + i + ".png", "x").toFile(), "rw")) {
                file.setLength(size);
            }
        }
        client.get("/api/tagpilot/load?name=large&limit=1&offset=7");
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = allocatedByServer(threads);

        Path answer = client.download("/api/tagpilot/load?name=large", Files.createTempFile("load", ".json"));

        assertThat(Files.size(answer)).isGreaterThan(8 * size * 4 / 3);
        assertThat(allocatedByServer(threads) - before).isLessThan(64L << 20);
        try (RandomAccessFile file = new RandomAccessFile(answer.toFile(), "r")) {
            byte[] end = new byte[60];
            file.seek(file.length() - end.length);
            file.readFully(end);
            assertThat(new String(end, StandardCharsets.UTF_8)).endsWith("\"total\":8,\"returned\":8}");
        }
        Files.delete(answer);
    }

    @Test
    void theBytesAreThoseOfTheFile() throws IOException {
        byte[] image = Pictures.image("png", 5, 300, 200);
        write("1_bytes/a.png", image);

        JsonNode reply = client.get("/api/tagpilot/load?name=bytes").json();

        assertThat(Base64.getDecoder()
                        .decode(reply.path("files").get(0).path("b64").asString()))
                .isEqualTo(image);
    }

    private String revision() {
        return client.get("/api/tagpilot/load?name=rev&content=links")
                .json()
                .path("revision")
                .asString();
    }

    private static long allocatedByServer(com.sun.management.ThreadMXBean threads) {
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            java.lang.management.ThreadInfo info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().contains("exec")) {
                sum += threads.getThreadAllocatedBytes(id);
            }
        }
        return sum;
    }

    @Test
    void tellsOfAChangeThatWasInterruptedAndCannotBeFinished() throws IOException {
        write("1_whole/a.png", Pictures.png(1));
        write("1_half/a.png", Pictures.png(2));
        write(".tagpilot/trash/1_half/some-id/files/1_half/a.png", "before");
        write(".tagpilot/journal/some-id.json", "damaged");
        Map<String, String> before = files("1_half");

        restart();

        assertThat(client.get("/api/tagpilot/workspace")
                        .json()
                        .path("notices")
                        .path(0)
                        .asString())
                .startsWith("A change of 1_half was interrupted");
        assertThat(notices("half").path(0).asString()).startsWith("A change of 1_half was interrupted");
        assertThat(notices("whole").size()).isZero();
        assertThat(files("1_half")).isEqualTo(before);
        assertThat(datasets.resolve(".tagpilot/journal/some-id.json")).exists();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void leavesAloneWhatAnotherProgramGaveAnOddNameAndSaysSo() throws IOException {
        write("1_odd/a.png", Pictures.png(1));
        write("1_odd/b\\c.png", Pictures.png(2));
        write("1_odd/d\ne.png", Pictures.png(3));
        write("1_odd/b\\c.txt", "kept");
        Map<String, String> before = files("1_odd");

        JsonNode opened =
                client.get("/api/tagpilot/load?content=links&name=odd").json();

        assertThat(opened.path("images").findValuesAsString("file")).containsExactly("a.png");
        assertThat(opened.path("notices").path(0).asString())
                .isEqualTo("Not shown, because of a backslash or a control character in the name (rename it there): "
                        + "b\\c.png and 1 more.");
        assertThat(files("1_odd")).isEqualTo(before);
    }

    private JsonNode notices(String name) {
        return client.get("/api/tagpilot/load?content=links&name=" + name)
                .json()
                .path("notices");
    }
}
