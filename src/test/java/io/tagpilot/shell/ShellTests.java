package io.tagpilot.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.tagpilot.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ShellTest
class ShellTests {

    private static final Pattern SCRIPT = Pattern.compile("type=\"module\" src=\"([^\"]+)\"");

    private final RawHttp http;
    private final int port;

    ShellTests(@LocalServerPort int port) {
        this.http = new RawHttp(port);
        this.port = port;
    }

    @ParameterizedTest
    @CsvSource({
        "/, /tagpilot/",
        "/?dataset=1_a%20b, /tagpilot/?dataset=1_a%20b",
        "/tagpilot, /tagpilot/",
        "/tagpilot?dataset=x&y=2, /tagpilot/?dataset=x&y=2"
    })
    void leadsToThePageAndKeepsTheQuery(String from, String to) throws IOException {
        RawHttp.Answer answer = http.get(from);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo(to);
    }

    @Test
    void thePageRunsNothingButItsOwnFiles() throws IOException {
        RawHttp.Answer page = http.get("/tagpilot/?dataset=1_x");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; "
                        + "img-src 'self' blob: data:; font-src 'self'; "
                        + "connect-src 'self' https: http://localhost:* http://127.0.0.1:* http://model.lan:8000; "
                        + "worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; object-src 'none'; "
                        + "form-action 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'; "
                        + "trusted-types tagpilot");
    }

    @Test
    void thePagesFilesAreKeptForeverUnderTheirVersion() throws IOException {
        String script = script(http.get("/tagpilot/"));
        assertThat(script).matches("/tagpilot/assets/[0-9a-f]{12}/app/main\\.js");
        RawHttp.Answer file = http.get(script);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).isEqualTo("text/javascript;charset=UTF-8");
        assertThat(file.header("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
        assertThat(file.header("Content-Disposition")).isEqualTo("inline");
        assertThat(script(http.get("/tagpilot/"))).isEqualTo(script);
    }

    @Test
    void aFileMayRunAsAWorkerThatImportsOthers() throws IOException {
        assertThat(http.get(script(http.get("/tagpilot/"))).header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; script-src 'self'; connect-src 'self' https: http://localhost:* "
                        + "http://127.0.0.1:* http://model.lan:8000 blob:; frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tagpilot/assets/000000000000/app/main.js",
                "/tagpilot/assets/VERSION/app/none.js",
                "/tagpilot/assets/VERSION/app/../../application.yaml",
                "/tagpilot/assets/VERSION/app/%2e%2e/%2e%2e/application.yaml",
                "/tagpilot/assets/VERSION/",
                "/tagpilot/assets/VERSION/app",
                "/tagpilot/app/main.js",
                "/page/app/main.js",
                "/application.yaml"
            })
    void nothingElseIsServed(String path) throws IOException {
        String version = script(http.get("/tagpilot/")).split("/", -1)[3];
        RawHttp.Answer answer = http.get(path.replace("VERSION", version));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("code").asString()).isEqualTo("not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tagpilot/", "/api/probe/name?name=a", "/nothing", "/"})
    void everyAnswerCarriesTheHeaders(String path) throws IOException {
        RawHttp.Answer answer = http.get(path);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Permissions-Policy")).contains("camera=()");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.header("Server")).isEmpty();
    }

    @Test
    void aControllersOwnHeadersTakeTheirPlace() throws IOException {
        assertThat(http.get("/api/probe/name?name=a").header("Cache-Control")).isEqualTo("no-store");
        RawHttp.Answer answer = http.get("/api/probe/cached");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.header("Content-Security-Policy")).isEqualTo("sandbox");
    }

    @Test
    void textIsCompressed() throws IOException {
        RawHttp.Answer answer = http.get("/api/probe/large", "Accept-Encoding: gzip");
        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
    }

    @Test
    void aWholeDatasetIsSentAsItIs(@Autowired Workspace workspace) throws IOException {
        Path dataset = Files.createDirectories(workspace.datasetsFolder().resolve("1_plain"));
        Files.writeString(dataset.resolve("a.txt"), "dog, ".repeat(2000));
        RawHttp.Answer answer = http.get("/api/tagpilot/load?name=plain", "Accept-Encoding: gzip");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Encoding")).isEmpty();
        assertThat(answer.body()).contains("ZG9nLCBkb2cs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "", "localhost.evil.example:80"})
    void otherHostNamesAreRefused(String host) throws IOException {
        RawHttp.Answer answer = http.get("/tagpilot/", "Host: " + host);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.detail()).startsWith("This host name is not allowed");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1:1", "tags.example", "a.pods.example"})
    void allowedHostNamesAreServed(String host) throws IOException {
        assertThat(http.get("/tagpilot/", "Host: " + host).status()).isEqualTo(200);
    }

    @Test
    void otherSitesAreRefused() throws IOException {
        for (String header :
                new String[] {"Sec-Fetch-Site: cross-site", "Origin: http://evil.example", "Origin: null"}) {
            RawHttp.Answer answer =
                    http.send("POST", "/api/probe/json", "{}", "Content-Type: application/json", header);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.detail()).startsWith("Request from another site refused");
        }
        assertThat(http.get("/api/probe/name?name=a", "Sec-Fetch-Site: same-site")
                        .status())
                .isEqualTo(403);
        assertThat(http.send(
                                "OPTIONS",
                                "/api/probe/json",
                                "",
                                "Sec-Fetch-Site: cross-site",
                                "Origin: http://evil.example")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void ourPageFriendsAndScriptsAreServed() throws IOException {
        for (String header : new String[] {
            "Sec-Fetch-Site: same-origin",
            "Origin: http://localhost:" + port,
            "Origin: https://friend.example",
            "User-Agent: curl"
        }) {
            assertThat(http.send("POST", "/api/probe/json", "{}", "Content-Type: application/json", header)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void twoHeadersOfOneNameProveNothing() throws IOException {
        RawHttp.Answer answer =
                http.get("/api/probe/name?name=a", "Origin: http://localhost:" + port, "Origin: http://evil.example");
        assertThat(answer.status()).isEqualTo(403);
    }

    private static String script(RawHttp.Answer page) {
        Matcher matcher = SCRIPT.matcher(page.body());
        assertThat(matcher.find()).as(page.body()).isTrue();
        return matcher.group(1);
    }
}
