package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tagpilot.TemporaryFolder;
import io.tagpilot.workspace.PowerCutDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A real server on an empty workspace, a clock that is set by hand, and a disk whose power can be cut. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(Doubles.class)
abstract class HttpTests {

    static final Path WORKSPACE = TemporaryFolder.create("tagpilot-tests");

    @Autowired
    PowerCutDisk disk;

    @Autowired
    Doubles.HandClock clock;

    @Autowired
    ConfigurableApplicationContext context;

    Client client;
    Path datasets = WORKSPACE.resolve("datasets");

    @DynamicPropertySource
    static void workspace(DynamicPropertyRegistry registry) {
        registry.add("tagpilot.workspace", WORKSPACE::toString);
    }

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new Client(port);
    }

    @AfterEach
    void empty() throws IOException {
        disk.restorePower();
        awaitZips();
        TemporaryFolder.empty(datasets);
    }

    Path write(String file, byte[] content) throws IOException {
        Path path = datasets.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.write(path, content);
    }

    Path write(String file, String content) throws IOException {
        return write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The dataset {@code 1_s}: images with and without text, and a file that is none of ours. */
    void writeSmallDataset() throws IOException {
        write("1_s/a.png", Pictures.png(1));
        write("1_s/a.txt", "dog");
        write("1_s/b.jpg", Pictures.jpeg(2));
        write("1_s/c.png", Pictures.png(3));
        write("1_s/c.txt", "bird\r\n");
        write("1_s/mask.json", "{}");
    }

    /** The files of a dataset: a hash of each. */
    Map<String, String> files(String dataset) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Path root = datasets.resolve(dataset);
        if (Files.exists(root)) {
            try (Stream<Path> paths = Files.walk(root)) {
                for (Path path : paths.filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS))
                        .toList()) {
                    files.put(root.relativize(path).toString(), hash(Files.readAllBytes(path)));
                }
            }
        }
        return files;
    }

    String text(String file) throws IOException {
        return Files.readString(datasets.resolve(file));
    }

    static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(org.apache.commons.codec.digest.DigestUtils.sha256(bytes));
    }

    /** The files that lie in a dataset's trash. */
    List<String> trash(String dataset) throws IOException {
        Path root = datasets.resolve(".tagpilot/trash/" + dataset);
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> root.relativize(path).toString())
                    .filter(path -> path.contains("/files/"))
                    .map(path -> path.replaceFirst("^.*?/files/", ""))
                    .toList();
        }
    }

    List<String> namesInZip(String zip) throws IOException {
        try (ZipFile file = new ZipFile(datasets.resolve("ZIPs").resolve(zip).toFile())) {
            return file.stream().map(entry -> entry.getName()).toList();
        }
    }

    /** Returns when no copy is due, and nobody in this process will look whether one is: a test may exchange the files next. */
    void awaitZips() throws IOException {
        Path marks = datasets.resolve(".tagpilot/zip-due");
        for (int i = 0; i < 5000 && !(isEmpty(marks) && allWritersOfZipsRest()); i++) {
            pause();
        }
    }

    private static boolean allWritersOfZipsRest() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().equals("zip-copies"))
                .allMatch(thread -> isWithoutWork(thread.getKey(), thread.getValue()));
    }

    /** Whether a thread of a timer does nothing and has nothing to do at a later time either. */
    private static boolean isWithoutWork(Thread thread, StackTraceElement... calls) {
        return thread.getState() == Thread.State.WAITING
                && Stream.of(calls).noneMatch(call -> call.getClassName().startsWith("io.tagpilot."));
    }

    /** Does what a server does when it starts. */
    void restart() {
        disk.restorePower();
        context.publishEvent(new ApplicationReadyEvent(new SpringApplication(), new String[0], context, Duration.ZERO));
    }

    /** Nothing that a save needs on its way is left. */
    void assertNothingTemporaryIsLeft() throws IOException {
        awaitZips();
        for (String folder : List.of("journal", "stage", "zip-drafts")) {
            Path root = datasets.resolve(".tagpilot").resolve(folder);
            if (Files.exists(root)) {
                try (Stream<Path> paths = Files.walk(root)) {
                    assertThat(paths.filter(Files::isRegularFile)).isEmpty();
                }
            }
        }
    }

    /** Whether nothing is in a folder, or it is missing. */
    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.findAny().isEmpty();
        } catch (NoSuchFileException missing) {
            return true;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
