package io.tagpilot.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tagpilot.image.Pictures;
import io.tagpilot.shell.RawHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Names of datasets and files, parameters and addresses that try to lead elsewhere; and datasets with odd things in them. */
class NameCorpusTests extends CorpusTests {

    private static final String LOAD = "/api/tagpilot/load?name=";
    private static final String INVALID = "Invalid dataset name";

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("N01 ..", "..", 400, INVALID),
                Arguments.of("N01 .", ".", 400, INVALID),
                Arguments.of("N01 /", "/", 400, INVALID),
                Arguments.of("N01 encoded dots", "%2e%2e", 400, INVALID),
                Arguments.of("N01 down and up", "t/..", 400, INVALID),
                Arguments.of("N02 only the last part counts", "../../etc", 404, "Dataset not found"),
                Arguments.of("N02 Windows' way", "..%5c..%5cetc", 404, "Dataset not found"),
                Arguments.of("N03 NUL", "a%00b", 400, "A parameter holds a character"),
                Arguments.of("N03 newline", "a%0Ab", 400, INVALID),
                Arguments.of("N04 no UTF-8", "%ff%fe", 400, "A parameter is not valid UTF-8"),
                Arguments.of("N04 overlong UTF-8", "%c0%ae", 400, "A parameter is not valid UTF-8"),
                Arguments.of("N04 no hex", "%zz", 400, ""),
                Arguments.of("N05 twice", "t&name=other", 400, "name is given twice"),
                Arguments.of("N06 ZIPs", "ZIPs", 404, "Dataset not found"),
                Arguments.of("N06 our own folder", ".tagpilot", 404, "Dataset not found"),
                Arguments.of("N06 prefix only", "1_", 404, "Dataset not found"),
                Arguments.of("N06 prefix twice", "1_1_x", 404, "Dataset not found"),
                Arguments.of("N06 dash", "-", 404, "Dataset not found"),
                Arguments.of("N06 underscores", "___", 404, "Dataset not found"),
                Arguments.of("N06 emoji", "%F0%9F%90%B6", 404, "Dataset not found"),
                Arguments.of("N06 300 letters", "a".repeat(300), 400, INVALID),
                Arguments.of("N09 query of 9 kB", "t&x=" + "y".repeat(9 << 10), 200, ""),
                Arguments.of("N09 query of 40 kB", "t&x=" + "y".repeat(40 << 10), 400, ""),
                Arguments.of("N10 offset below zero", "t&offset=-1", 400, "offset must be >= 0"),
                Arguments.of("N10 limit below zero", "t&limit=-1", 400, "limit must be >= 0"),
                Arguments.of("N10 letters", "t&offset=abc", 400, "offset must be >= 0"),
                Arguments.of("N10 exponent", "t&limit=1e3", 400, "limit must be >= 0"),
                Arguments.of("N10 2^63", "t&limit=9223372036854775808", 400, "limit must be >= 0"),
                Arguments.of("N10 2^31", "t&offset=2147483648", 200, ""),
                Arguments.of("N10 empty", "t&offset=", 200, ""),
                Arguments.of("N11 no such dataset", "nope", 404, "Dataset not found"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void loading(String id, String name, int status, String sentence) throws IOException {
        RawHttp.Answer answer = http.get(LOAD + name);
        if (status == 200) {
            assertTaken(answer);
        } else {
            assertRefused(answer, status, sentence);
        }
    }

    /** What a new dataset is called, whatever it was to be called. */
    @ParameterizedTest
    @CsvSource({
        "N02, ../../etc, 1_etc",
        "N02, ..%5C..%5Cetc, 1_etc",
        "N06, 1_, 1_dataset",
        "N06, -, 1_dataset",
        "N06, ___, 1_dataset",
        "N06, %F0%9F%90%B6, 1_dataset",
        "N06, .tagpilot, 1_tagpilot",
        "N06, ZIPs, 1_ZIPs",
        "N06, 1_1_x, 1_1_x",
        "N06, CON, 1_CON"
    })
    void newDatasetsStayInTheirFolder(String id, String name, String folder) throws IOException {
        RawHttp.Answer answer = post("/api/tagpilot/save-item?name=" + name, FormBytes.ofFile("a.png", picture()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(files(folder)).containsExactly("a.png");
        assertThat(files("ZIPs")).contains("t.zip");
    }

    @Test
    void n06NamesThatNoFolderCanHave() throws IOException {
        RawHttp.Answer answer =
                post("/api/tagpilot/save-item?name=" + "a".repeat(300), FormBytes.ofFile("a.png", picture()));
        assertRefused(answer, 400, INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "", "a\\u0000b", "a\\nb"})
    void namesInBodies(String name) throws IOException {
        String json = "Content-Type: application/json";
        String body = "{\"name\":\"" + name + "\"}";
        assertRefused(http.send("POST", "/api/datasets/create", body, json), 400, "");
        assertRefused(http.send("PATCH", "/api/datasets/t", body, json), 400, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZIPs", ".tagpilot", "..", "%2e%2e", "nope", "t%2f..", "%00", "1_"})
    void wholeDatasetsThatAreNone(String name) throws IOException {
        int status = http.send("DELETE", "/api/datasets/" + name, "").status();
        assertRefused(http.send("DELETE", "/api/datasets/" + name, ""), status, "");
        assertThat(status).isIn(400, 404, 405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../1_other/b.txt",
                "..",
                "/etc/passwd",
                "..%5c1_other%5cb.txt",
                "sub/../old.png",
                "./old.png",
                "",
                "old.txt",
                "nope.png",
                "old.png%0a"
            })
    void filesOutsideOfADataset(String file) throws IOException {
        for (String address : new String[] {"image?", "thumbnail?size=96&"}) {
            RawHttp.Answer answer = http.get("/api/tagpilot/" + address + "name=t&file=" + file);
            assertRefused(answer, answer.status(), "");
            assertThat(answer.status()).isIn(400, 404);
        }
    }

    @Test
    void n07LinksAndFilesAreNoDatasets() throws IOException {
        Files.createSymbolicLink(datasets.resolve("1_link"), datasets.resolve("1_other"));
        write("1_file", picture());
        for (String name : new String[] {"link", "file"}) {
            assertThat(http.get(LOAD + name).status()).isEqualTo(404);
            RawHttp.Answer answer = post("/api/tagpilot/save-item?name=" + name, FormBytes.ofFile("a.png", picture()));
            assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
            assertThat(answer.json().path("code").asString()).isNotEmpty();
            answer = post("/api/tagpilot/save?name=" + name, FormBytes.ofFile("a.zip", picture()));
            assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        }
        assertThat(files("1_other")).containsExactly("b.txt");
        assertThat(datasets.resolve("1_link")).isSymbolicLink();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/tagpilot/load;x=1?name=t, 400",
        "/api;x/tagpilot/load?name=t, 400",
        "/api/tagpilot%2fload?name=t, 400",
        "/api/tagpilot%5cload?name=t, 400",
        "//api/tagpilot/load?name=t, 400",
        "/api//tagpilot/load?name=t, 400",
        "/API/tagpilot/load?name=t, 404",
        "/api/tagpilot/Load?name=t, 404",
        "/api/tagpilot/load/?name=t, 404",
        "/api/tagpilot/load%00?name=t, 400",
        "/api/tagpilot/%2e%2e/load?name=t, 404",
        "/tagpilot/assets/x/../../../etc/passwd, 404",
        "/tagpilot/assets/x/%2e%2e/%2e%2e/application.yaml, 404",
        "/actuator/env, 404",
        "/error, 404"
    })
    void n08AddressesInOtherSpellings(String path, int status) throws IOException {
        assertRefused(http.get(path), status, status == 404 ? "There is no" : "");
    }

    @Test
    void n12OddFilesAreLeftOut() throws Exception {
        write("1_odd/a.txt", Pictures.ascii("x"));
        write("1_odd/empty.png", new byte[0]);
        Files.createSymbolicLink(datasets.resolve("1_odd/broken.png"), datasets.resolve("nowhere"));
        Files.createSymbolicLink(datasets.resolve("1_odd/loop.png"), datasets.resolve("1_odd/loop.png"));
        Files.createSymbolicLink(datasets.resolve("1_odd/up"), datasets.resolve("1_odd"));
        Files.createSymbolicLink(datasets.resolve("1_odd/away.png"), datasets.resolve("1_t/old.png"));
        makePipe("1_odd/pipe.png");
        makePipe("1_odd/pipe.txt");

        JsonNode bytes = http.get(LOAD + "odd").json();
        JsonNode links = http.get(LOAD + "odd&content=links").json();

        assertThat(bytes.path("files").findValuesAsString("name")).containsExactly("a.txt", "empty.png");
        assertThat(links.path("images").findValuesAsString("file")).containsExactly("empty.png");
        assertThat(links.path("images").get(0).path("problem").asString()).startsWith("Empty file");
        for (String file : new String[] {"pipe.png", "broken.png", "loop.png", "away.png", "up/empty.png"}) {
            assertThat(http.get("/api/tagpilot/image?name=odd&file=" + file).status())
                    .as(file)
                    .isIn(400, 404);
        }
        assertThat(http.get("/api/datasets").status()).isEqualTo(200);
        assertThat(http.send("DELETE", "/api/datasets/odd", "").status()).isEqualTo(200);
    }

    @Test
    void n12FilesThatMayNotBeReadAreLeftOut() throws Exception {
        Path closed = write("1_odd/a.txt", Pictures.ascii("x"));
        write("1_odd/b.txt", Pictures.ascii("y"));
        Files.setPosixFilePermissions(closed, Set.of());
        assumeFalse(Files.isReadable(closed), "whoever runs the tests may read everything");

        assertThat(http.get(LOAD + "odd").json().path("files").findValuesAsString("name"))
                .containsExactly("b.txt");
        assertThat(http.get(LOAD + "odd&content=links").status()).isEqualTo(200);
    }

    private void makePipe(String file) throws Exception {
        Process made = new ProcessBuilder("mkfifo", datasets.resolve(file).toString()).start();
        assumeTrue(made.waitFor() == 0, "this system makes no pipes");
    }

    private static byte[] picture() throws IOException {
        return Pictures.encode(Pictures.flag(40, 30), "png");
    }
}
