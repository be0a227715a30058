package io.tagpilot.shell;

import com.sun.net.httpserver.HttpServer;
import io.tagpilot.TagPilotApplication;
import io.tagpilot.TemporaryFolder;
import io.tagpilot.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What tests of who is let in share: a real server with the real page, one dataset in it, and a provider that counts its calls. */
@Import(Probe.class)
@SpringBootTest(
        classes = TagPilotApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"tagpilot.workspace=target/door-test-${random.uuid}", "tagpilot.limits.changes=100KB"})
abstract class DoorHttpTests {

    static final AtomicInteger PROVIDER_CALLS = new AtomicInteger();

    private static final HttpServer PROVIDER = provider();
    private static final Pattern VERSION = Pattern.compile("/tagpilot/assets/([0-9a-f]+)/app/first-paint\\.js");

    @Autowired
    private Workspace workspace;

    int port;
    RawHttp http;

    @DynamicPropertySource
    static void providers(DynamicPropertyRegistry registry) {
        registry.add(
                "tagpilot.relay.endpoints.office",
                () -> "http://127.0.0.1:" + PROVIDER.getAddress().getPort());
    }

    @BeforeEach
    void furnish(@LocalServerPort int port) throws IOException {
        this.port = port;
        this.http = new RawHttp(port);
        PROVIDER_CALLS.set(0);
        awaitZips();
        TemporaryFolder.empty(datasets());
        Path cats = Files.createDirectories(datasets().resolve("1_cats"));
        Files.write(cats.resolve("a.png"), Doors.png());
        Files.writeString(cats.resolve("a.txt"), "cat, sofa");
    }

    Path datasets() {
        return workspace.datasetsFolder();
    }

    /** All that lies in the folder of datasets, what is hidden there included: for each file a mark of its content and age. */
    Map<String, String> everything() throws IOException {
        awaitZips(); // what is still being written would be there at one look and gone at the next
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(datasets())) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                found.put(
                        datasets().relativize(path).toString(),
                        Files.getLastModifiedTime(path) + " " + Arrays.hashCode(Files.readAllBytes(path)));
            }
        }
        return found;
    }

    /** The part of an asset's address that names the version of the page. */
    String pageVersion(String... headers) throws IOException {
        Matcher matcher = VERSION.matcher(http.get("/tagpilot/", headers).body());
        return matcher.find() ? matcher.group(1) : "none";
    }

    /** A save may answer before its ZIP copy is written. */
    void awaitZips() throws IOException {
        Path due = datasets().resolve(".tagpilot/zip-due");
        for (int i = 0; i < 1000 && Files.exists(due) && due.toFile().list().length > 0; i++) {
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static HttpServer provider() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                PROVIDER_CALLS.incrementAndGet();
                byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
