package io.tagpilot.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.tagpilot.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ShellTest
class ProblemsTests {

    private static final String BOUNDARY = "XbX";
    private static final String MULTIPART = "Content-Type: multipart/form-data; boundary=" + BOUNDARY;

    private final RawHttp http;

    ProblemsTests(@LocalServerPort int port) {
        this.http = new RawHttp(port);
    }

    @Test
    void aProblemHasCodeSentenceAndFields() throws IOException {
        RawHttp.Answer answer = http.get("/api/probe/problem?code=DATASET_NOT_FOUND");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                        + "\"detail\":\"It is like this: \\\"<é>\\\"\",\"code\":\"dataset-not-found\",\"more\":7}");
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void everyCodeHasAStatus(ProblemCode code) throws IOException {
        RawHttp.Answer answer = http.get("/api/probe/problem?code=" + code);
        assertProblem(answer, ProblemStatus.of(code).value(), "It is like this");
        assertThat(answer.json().path("code").asString()).isEqualTo(code.slug());
    }

    @Test
    void anUnreadableImageIsTheSendersFaultOnlyWhenItWasSent() throws IOException {
        assertThat(http.get("/api/probe/problem?code=UNREADABLE_IMAGE").status())
                .isEqualTo(422);
        assertThat(http.send("POST", "/api/probe/problem?code=UNREADABLE_IMAGE", "")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/probe/name, name is required",
        "/api/probe/name?name=a&name=b, name is given twice.",
        "/api/probe/name?name=a&offset=abc, offset must be a whole number.",
        "/api/probe/name?name=a&offset=2147483648, offset must be a whole number.",
        "/api/probe/name?name=a&offset=1e3, offset must be a whole number.",
        "/api/probe/name?name=a%00b, A parameter holds a character",
        "/api/probe/name;x=1?name=a, The address holds characters",
        "/api//probe/name?name=a, The address holds characters",
    })
    void wrongParametersAreToldInASentence(String path, String sentence) throws IOException {
        assertProblem(http.get(path), 400, sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/probe/name?name=%ff%fe HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/probe/name?name=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/probe/%2fname HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/probe/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/pro|be HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/probe/name?name={a} HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /x HTTP/1.1\r\n\r\n",
                "GET /x HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
                "GET /x HTTP/1.1\r\nHost: a_b\u00e9\r\n\r\n",
                "POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
                "GET /x HTTP/1.1\r\nHost localhost\r\n\r\n",
                "GET /x HTTP/1.1\r\nHost: localhost\r\nX\u0001: y\r\n\r\n",
                "G\u0001T /x HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /x y HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /x FTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET http://[::1/x HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001 a browser that expects TLS\r\n\r\n"
            })
    void whatTomcatRefusesIsAProblemToo(String request) throws IOException {
        RawHttp.Answer answer = http.raw(request);
        assertProblem(answer, 400, "");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void anotherVersionOfHttpIsAProblemToo() throws IOException {
        RawHttp.Answer answer = http.raw("GET /x HTTP/9.9\r\nHost: localhost\r\n\r\n");
        assertProblem(answer, 505, "The request uses something of HTTP that is not taken here.");
    }

    @Test
    void anEndlessHeaderIsAProblem() throws IOException {
        assertProblem(http.get("/api/probe/name?name=a", "X-Long: " + "a".repeat(40_000)), 400, "");
        assertProblem(http.get("/api/probe/name?name=a", "X: y\r\n".repeat(200) + "X: y"), 400, "");
    }

    @Test
    void anEndlessQueryIsAProblem() throws IOException {
        assertProblem(http.get("/api/probe/name?name=" + "a".repeat(40_000)), 400, "");
    }

    @Test
    void nothingThere() throws IOException {
        assertProblem(http.get("/api/nothing"), 404, "There is nothing at this address.");
        assertProblem(http.get("/favicon.ico", "Accept: image/png"), 404, "There is nothing");
        assertProblem(http.get("/error"), 404, "There is nothing");
        assertProblem(http.get("/API/probe/name?name=a"), 404, "There is nothing");
    }

    @Test
    void wrongMethods() throws IOException {
        RawHttp.Answer answer = http.send("DELETE", "/api/probe/name?name=a", "");
        assertProblem(answer, 405, "This address does not take DELETE.");
        assertThat(answer.header("Allow")).contains("GET");
        assertProblem(http.send("TRACE", "/api/probe/name?name=a", ""), 405, "");
    }

    @Test
    void aDefectTellsNothingOfItsInside() throws IOException {
        RawHttp.Answer answer = http.get("/api/probe/defect");
        assertProblem(answer, 500, "Something went wrong in TagPilot itself");
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void halfAnAnswerIsCutAndNotEnded() throws IOException {
        RawHttp.Answer answer = http.get("/api/probe/half");
        assertThat(answer.body()).endsWith("<cut>").doesNotContain("detail");
    }

    @Test
    void wrongJson() throws IOException {
        String json = "Content-Type: application/json";
        assertThat(http.send("POST", "/api/probe/json", "{\"a\":1}", json).body())
                .isEqualTo("{\"a\":1}");
        assertProblem(http.send("POST", "/api/probe/json", "{\"a\":", json), 400, "The body of the request");
        assertProblem(http.send("POST", "/api/probe/json", "[".repeat(10_000), json), 400, "The body of the request");
        assertProblem(
                http.send("POST", "/api/probe/json", "a=1", "Content-Type: text/plain"),
                415,
                "This address does not take");
        assertProblem(
                http.send("POST", "/api/probe/json", "{}", json, "Content-Encoding: gzip"),
                415,
                "Compressed request bodies");
    }

    @Test
    void jsonIsNotReadWithoutEnd() throws IOException {
        String sentence = "The request is larger than the limit (102400 bytes)";
        String json = "Content-Type: application/json";
        String small = "{\"a\":\"" + "x".repeat(100_000) + "\"}";
        String large = "{\"a\":\"" + "x".repeat(200_000) + "\"}";
        assertThat(http.send("POST", "/api/probe/json", small, json).body()).isEqualTo(small);
        assertThat(chunked(small).body()).isEqualTo(small);
        assertProblem(http.send("POST", "/api/probe/json", large, json), 413, sentence);
        assertProblem(chunked(large), 413, sentence);
    }

    private RawHttp.Answer chunked(String json) throws IOException {
        return http.raw("POST /api/probe/json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(json.length()) + "\r\n" + json + "\r\n0\r\n\r\n");
    }

    @Test
    void aGoodUploadArrives() throws IOException {
        RawHttp.Answer answer =
                upload(part("name=\"name\"", "set") + part("name=\"file\"; filename=\"a.png\"", "12345"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("set:a.png:5");
        String longName = "é".repeat(127);
        String asBytes = new String(longName.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(upload(part("name=\"name\"", "set") + part("name=\"file\"; filename=\"" + asBytes + "\"", "1"))
                        .body())
                .isEqualTo("set:" + longName + ":1");
    }

    @Test
    void missingParts() throws IOException {
        assertProblem(upload(part("name=\"name\"", "set")), 400, "file is required");
        assertProblem(upload(part("name=\"file\"; filename=\"a.png\"", "1")), 400, "name is required");
        assertProblem(
                upload("?name=a", part("name=\"name\"", "b") + part("name=\"file\"; filename=\"a\"", "1")),
                400,
                "name is given twice");
    }

    @Test
    void brokenUploads() throws IOException {
        String body = part("name=\"file\"; filename=\"a.png\"", "1") + "--" + BOUNDARY + "--\r\n";
        String path = "/api/probe/upload?name=set";
        assertProblem(http.send("POST", path, body, "Content-Type: multipart/form-data"), 400, "Broken upload");
        assertProblem(
                http.send("POST", path, body, "Content-Type: multipart/form-data; boundary=other"),
                400,
                "file is required");
        assertProblem(
                http.send("POST", path, body, "Content-Type: multipart/form-data; boundary=" + "b".repeat(200)),
                400,
                "");
        assertProblem(http.send("POST", path, body.substring(0, 60), MULTIPART), 400, "Broken upload");
        assertProblem(
                http.send("POST", path, "{}", "Content-Type: application/json"), 415, "This address takes an upload");
        assertProblem(http.send("POST", "/api/datasets/upload", "x"), 415, "The request does not say of which type");
        assertProblem(http.send("POST", path, "", MULTIPART), 400, "");
        assertProblem(
                http.raw("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + MULTIPART
                        + "\r\nContent-Length: 5000\r\n\r\n" + body.substring(0, body.length() - 12)),
                400,
                "");
    }

    @Test
    void hostileUploads() throws IOException {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            many.append(part("name=\"f" + i + "\"", "x"));
        }
        assertProblem(upload(many.toString()), 400, "Too many parts");
        assertProblem(
                upload(part("name=\"name\"", "set") + part("name=\"file\"; filename=\"a\0b.png\"", "1")),
                400,
                "Bad file name");
        assertProblem(
                upload(part("name=\"name\"", "set")
                        + part("name=\"file\"; filename=\"" + "a".repeat(20_000) + "\"", "1")),
                400,
                "Bad file name: it is too long");
    }

    @Test
    void largeUploads() throws IOException {
        String name = part("name=\"name\"", "set");
        String file = "name=\"file\"; filename=\"a.png\"";
        assertThat(upload(name + part(file, "x".repeat(1 << 20))).body()).isEqualTo("set:a.png:1048576");
        assertProblem(
                upload(name + part(file, "x".repeat((1 << 20) + 1))), 413, "upload exceeds limit (1048576 bytes)");
        assertProblem(upload(name + part(file, "x".repeat(20 << 20))), 413, "");
        assertProblem(upload(part("name=\"name\"", "x".repeat(9 << 20)) + part(file, "1")), 413, "");
    }

    private RawHttp.Answer upload(String parts) throws IOException {
        return upload("", parts);
    }

    private RawHttp.Answer upload(String query, String parts) throws IOException {
        return http.send("POST", "/api/probe/upload" + query, parts + "--" + BOUNDARY + "--\r\n", MULTIPART);
    }

    private static String part(String disposition, String content) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }

    private static void assertProblem(RawHttp.Answer answer, int status, String sentence) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.detail()).startsWith(sentence).isNotBlank();
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("code").asString()).isNotBlank();
    }
}
