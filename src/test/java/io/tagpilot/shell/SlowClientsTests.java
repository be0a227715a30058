package io.tagpilot.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.tagpilot.LiveTree;
import io.tagpilot.TagPilotApplication;
import io.tagpilot.TemporaryFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Clients that stop in the middle, or send a byte now and then: they are cut off, and nobody else waits for them. */
@SpringBootTest(
        classes = TagPilotApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "tagpilot.limits.uploads-at-once=3",
            "tagpilot.limits.patience=3s",
            "server.tomcat.connection-timeout=3s"
        })
@Timeout(120)
class SlowClientsTests {

    private static final Path WORKSPACE = TemporaryFolder.create("tagpilot-slow");
    private static final String UPLOAD = head("/api/tagpilot/save-item?name=t", "multipart/form-data; boundary=XbX");
    private static final String IMAGES =
            head("/api/tagpilot/save-item?name=t&save=save-of-images", "application/vnd.tagpilot.images");
    private static final String PART =
            "--XbX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n" + "x".repeat(20_000);
    private static final String JSON = head("/api/datasets/create", "application/json") + "\r\n{\"name\":";

    private final int port;
    private final List<Socket> open = new ArrayList<>();

    SlowClientsTests(@LocalServerPort int port) {
        this.port = port;
    }

    @DynamicPropertySource
    static void workspace(DynamicPropertyRegistry registry) {
        registry.add("tagpilot.workspace", WORKSPACE::toString);
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** The refused one has its answer at once, and is not listened to for ever either. */
    @Test
    void bodiesThatStopOrDripAreCutOff() throws Exception {
        Socket stopped = send(UPLOAD + "\r\n" + PART);
        Socket json = send(JSON);
        Socket dripping = send(UPLOAD + "\r\n" + PART);
        Socket refused = send(UPLOAD.replace("Host: localhost", "Host: evil.example") + "\r\n" + PART);
        assertThat(firstBytes(refused)).startsWith("HTTP/1.1 403");

        boolean oneIsOpen = true;
        for (int i = 0; i < 1000 && oneIsOpen; i++) {
            boolean first = drip(dripping);
            boolean second = drip(refused);
            oneIsOpen = first || second;
            Thread.sleep(50);
        }

        assertThat(oneIsOpen).isFalse();
        assertThat(answer(stopped)).startsWith("HTTP/1.1 408").contains("\"code\":\"too-slow\"");
        assertThat(answer(json)).startsWith("HTTP/1.1 408").contains("\"code\":\"too-slow\"");
        assertThat(answer(dripping)).startsWith("HTTP/1.1 408").contains("came too slowly");
        assertNothingIsLeft();
    }

    /** Sends a byte; false where the server does not take it any more. */
    private static boolean drip(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            return true;
        } catch (IOException cutOff) {
            return false;
        }
    }

    @Test
    void onlySoManyUploadsAreReceivedAtOnce() throws IOException {
        for (String head : List.of(UPLOAD, IMAGES, UPLOAD)) {
            Socket upload = send(head + "Expect: 100-continue\r\n\r\n");
            assertThat(firstBytes(upload)).as("it is being received").startsWith("HTTP/1.1 100");
        }

        for (String head : List.of(UPLOAD, IMAGES)) {
            String fourth = answer(send(head + "Connection: close\r\n\r\n" + PART + "x".repeat(80_000)));

            assertThat(fourth).startsWith("HTTP/1.1 503").containsIgnoringCase("Retry-After: 5");
            assertThat(fourth).contains("\"code\":\"busy\",\"retryAfter\":5").contains("nosniff");
        }
        assertThat(new RawHttp(port).get("/api/datasets").status()).isEqualTo(200);
    }

    @Test
    void nobodyWaitsForStalledClients() throws IOException {
        largeDataset();
        for (int i = 0; i < 50; i++) {
            send("GET /api/datasets HTTP/1.1\r\nHost: local");
            send(UPLOAD + "\r\n" + PART);
            send(JSON);
            send("GET /api/tagpilot/load?name=large HTTP/1.1\r\nHost: localhost\r\n\r\n");
        }
        long start = System.nanoTime();

        RawHttp.Answer answer = new RawHttp(port).get("/api/datasets");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(System.nanoTime() - start).as("nanoseconds").isLessThan(10_000_000_000L);
    }

    /** The beginning of a request that announces far more than will come. */
    private static String head(String target, String type) {
        return String.join(
                        "\r\n",
                        "POST " + target + " HTTP/1.1",
                        "Host: localhost",
                        "Content-Type: " + type,
                        "Content-Length: 100000")
                + "\r\n";
    }

    private Socket send(String text) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        open.add(socket);
        socket.setSoTimeout(60_000);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static String firstBytes(Socket socket) throws IOException {
        byte[] bytes = new byte[12];
        int count = socket.getInputStream().readNBytes(bytes, 0, bytes.length);
        return new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
    }

    /** All that comes until the server ends the connection. */
    private static String answer(Socket socket) {
        StringBuilder answer = new StringBuilder();
        byte[] buffer = new byte[4096];
        try {
            InputStream in = socket.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                answer.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException cutOff) {
            return answer.toString();
        }
        return answer.toString();
    }

    private static void largeDataset() throws IOException {
        Path folder = Files.createDirectories(WORKSPACE.resolve("datasets/1_large"));
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("a.png").toFile(), "rw")) {
            file.setLength(40L << 20);
        }
    }

    private static void assertNothingIsLeft() throws IOException {
        Path uploads = WORKSPACE.resolve("datasets/.tagpilot/uploads");
        for (int i = 0; i < 500 && count(uploads) > 0; i++) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(count(uploads)).isZero();
        assertThat(WORKSPACE.resolve("datasets/1_t")).doesNotExist();
    }

    private static long count(Path folder) throws IOException {
        LongAdder files = new LongAdder();
        LiveTree.each(folder, (path, attributes) -> {
            if (attributes.isRegularFile()) {
                files.increment();
            }
        });
        return files.sum();
    }
}
