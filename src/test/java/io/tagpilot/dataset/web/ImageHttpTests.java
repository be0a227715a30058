package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageHttpTests extends HttpTests {

    private static final byte[] PICTURE = Pictures.image("png", 3, 800, 400);

    @BeforeEach
    void aDataset() throws IOException {
        write("1_i/sub/a b.png", PICTURE);
        write("1_i/named.jpg", PICTURE);
        write("1_i/broken.png", "no image");
        write("1_i/a.txt", "dog");
    }

    @Test
    void anImageThatTheDiskKeepsFromUsIsLeftOutAndNamed() throws IOException {
        write("1_closed/a.png", Pictures.png(1));
        Path closed = write("1_closed/b.png", Pictures.png(2));
        assumeTrue(closed.toFile().setReadable(false) && !Files.isReadable(closed), "root may read everything");

        Client.Reply reply = client.get("/api/tagpilot/image?name=closed&file=b.png");
        Client.Reply saved = client.upload(
                "/api/tagpilot/save-item?name=closed", "c.png", Pictures.png(3), "tags", "x", "done", "true");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.detail()).isEqualTo("b.png cannot be read from the disk. Check its owner and permissions.");
        assertThat(saved.status()).isEqualTo(200);
        assertThat(namesInZip("closed.zip")).containsExactly("a.png", "c.png", "c.txt");
    }

    @Test
    void givesTheBytesOfAnImage() {
        Client.Reply reply = client.get("/api/tagpilot/image?name=i&file=sub/a+b.png");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.bytes()).isEqualTo(PICTURE);
        assertThat(reply.header("Content-Type")).isEqualTo("image/png");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(reply.header("ETag")).isEqualTo("\"" + version() + "\"");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
        assertThat(reply.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    }

    @Test
    void theTypeIsThatOfTheContent() {
        assertThat(client.get("/api/tagpilot/image?name=i&file=named.jpg").header("Content-Type"))
                .isEqualTo("image/png");
    }

    @Test
    void mayBeKeptForGoodWhenAddressedByVersion() {
        Client.Reply reply = client.get("/api/tagpilot/image?name=i&file=sub/a+b.png&v=" + version());

        assertThat(reply.header("Cache-Control")).isEqualTo("max-age=31536000, private, immutable");
        assertThat(reply.response().headers().allValues("Cache-Control")).hasSize(1);
    }

    @Test
    void anotherVersionIsGone() throws IOException {
        String version = version();
        write("1_i/sub/a b.png", Pictures.png(4));

        Client.Reply reply = client.get("/api/tagpilot/image?name=i&file=sub/a+b.png&v=" + version);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().path("code").asString()).isEqualTo("image-changed");
        assertThat(reply.header("Cache-Control")).doesNotContain("immutable");
    }

    @Test
    void isNotSentAgainToWhoHasIt() {
        String path = "/api/tagpilot/image?name=i&file=sub/a+b.png";

        Client.Reply reply = client.get(path, "If-None-Match", "\"" + version() + "\"");

        assertThat(reply.status()).isEqualTo(304);
        assertThat(reply.bytes()).isEmpty();
        assertThat(client.get(path, "If-None-Match", "\"other\"").status()).isEqualTo(200);
    }

    @Test
    void givesAPart() {
        String path = "/api/tagpilot/image?name=i&file=sub/a+b.png";

        Client.Reply part = client.get(path, "Range", "bytes=10-19");
        Client.Reply outside = client.get(path, "Range", "bytes=99999999-");
        Client.Reply ofThis = client.get(path, "Range", "bytes=10-19", "If-Range", "\"" + version() + "\"");
        Client.Reply ofAnother = client.get(path, "Range", "bytes=10-19", "If-Range", "\"other\"");

        assertThat(part.status()).isEqualTo(206);
        assertThat(part.bytes()).isEqualTo(Arrays.copyOfRange(PICTURE, 10, 20));
        assertThat(part.header("Content-Range")).isEqualTo("bytes 10-19/" + PICTURE.length);
        assertThat(outside.status()).isEqualTo(416);
        assertThat(ofThis.status()).isEqualTo(206);
        assertThat(ofAnother.status()).isEqualTo(200);
        assertThat(ofAnother.bytes()).isEqualTo(PICTURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nope.png", "a.txt", "sub", "../1_i/named.jpg", "/etc/passwd", "..%2f..%2fx.png", "a%00.png"})
    void givesNothingElse(String file) {
        assertThat(client.get("/api/tagpilot/image?name=i&file=" + file).status())
                .isIn(400, 404);
    }

    @Test
    void followsNoLink() throws IOException {
        Path outside = Files.write(datasets.resolve("outside.png"), PICTURE);
        Files.createSymbolicLink(datasets.resolve("1_i/link.png"), outside);
        Files.createSymbolicLink(datasets.resolve("1_i/folder"), datasets.resolve("1_i/sub"));

        assertThat(client.get("/api/tagpilot/image?name=i&file=link.png").status())
                .isIn(400, 404);
        assertThat(client.get("/api/tagpilot/image?name=i&file=folder/a+b.png").status())
                .isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(ints = {96, 192, 384, 768})
    void makesASmallPicture(int size) throws IOException {
        Client.Reply reply =
                client.get("/api/tagpilot/thumbnail?name=i&file=sub/a+b.png&v=" + version() + "&size=" + size);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(reply.header("Cache-Control")).contains("immutable");
        assertThat(reply.header("ETag")).isEqualTo("\"" + version() + "-" + size + "\"");
        var picture = ImageIO.read(new ByteArrayInputStream(reply.bytes()));
        assertThat(picture.getWidth()).isEqualTo(size);
        assertThat(picture.getHeight()).isEqualTo(size / 2);
    }

    @Test
    void theSmallPictureFollowsTheImage() throws IOException {
        client.get("/api/tagpilot/thumbnail?name=i&file=sub/a+b.png&size=96");
        write("1_i/sub/a b.png", Pictures.image("png", 9, 50, 50));

        Client.Reply reply = client.get("/api/tagpilot/thumbnail?name=i&file=sub/a+b.png&size=96");

        assertThat(ImageIO.read(new ByteArrayInputStream(reply.bytes())).getWidth())
                .isEqualTo(50);
    }

    @Test
    void theSmallPictureStaysWhenNamesChange() throws IOException {
        client.get("/api/tagpilot/thumbnail?name=i&file=sub/a+b.png&size=96");
        Set<Path> made = thumbnails();

        Files.move(datasets.resolve("1_i/sub/a b.png"), datasets.resolve("1_i/c.png"));
        client.patch("/api/datasets/i", "{\"name\": \"renamed\"}");
        Client.Reply reply = client.get("/api/tagpilot/thumbnail?name=renamed&file=c.png&size=96");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(thumbnails()).isEqualTo(made);
    }

    private Set<Path> thumbnails() throws IOException {
        try (Stream<Path> files = Files.walk(datasets.resolve(".tagpilot/cache/thumbnails"))) {
            return files.filter(Files::isRegularFile).collect(Collectors.toSet());
        }
    }

    @Test
    void saysWhyThereIsNoSmallPicture() {
        Client.Reply unreadable = client.get("/api/tagpilot/thumbnail?name=i&file=broken.png&size=96");

        assertThat(unreadable.status()).isEqualTo(422);
        assertThat(unreadable.json().path("code").asString()).isEqualTo("unreadable-image");
        assertThat(unreadable.detail()).contains("broken.png");
        assertThat(client.get("/api/tagpilot/thumbnail?name=i&file=named.jpg&size=97")
                        .status())
                .isEqualTo(400);
    }

    private String version() {
        return client.get("/api/tagpilot/load?name=i&content=links")
                .json()
                .path("images")
                .get(2)
                .path("version")
                .asString();
    }
}
