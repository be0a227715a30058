package io.tagpilot.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/**
 * The page behind a proxy, under another port or name than the server's own. Each row is a browser that has the page open at
 * {@code origin}; {@code yes} means that it can load and save.
 */
class ProxiedHttpTests extends DoorHttpTests {

    /** Nothing is set: what works by itself. */
    @ParameterizedTest
    @CsvSource({
        // The proxy leaves Host as it is: names that are always allowed work at any port
        "http://localhost:PORT,      kept,      yes, yes, yes",
        "http://127.0.0.1:PORT,      kept,      yes, yes, yes",
        "http://192.168.1.20:8080,   kept,      no,  yes, yes",
        "https://pod.example,        kept,      yes, no,  no",
        "http://gpu.example:8080,    kept,      no,  no,  no",
        // It writes the server's own name: a browser's word that the page is of the same origin is enough, where it
        // gives it
        "http://localhost:PORT,      rewritten, yes, yes, yes",
        "https://pod.example,        rewritten, yes, yes, yes",
        "http://192.168.1.20:8080,   rewritten, no,  yes, no",
        "http://gpu.example:8080,    rewritten, no,  yes, no"
    })
    void withNothingSet(String origin, String host, String saysSite, String loads, String saves) throws IOException {
        assertUsable(origin, host, saysSite, loads, saves);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kept", "rewritten"})
    void othersAreRefusedThroughTheProxyToo(String host) throws IOException {
        try (ReverseProxy proxy = proxy(host)) {
            RawHttp browser = new RawHttp(proxy.port());
            for (String from : List.of("Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Origin: null")) {
                assertThat(save(browser, "Host: localhost:" + proxy.port(), from))
                        .isEqualTo(403);
                assertThat(load(browser, "Host: localhost:" + proxy.port(), from))
                        .isEqualTo(403);
            }
            assertThat(save(browser, "Host: localhost:" + proxy.port(), "Origin: http://evil.example"))
                    .isEqualTo(403);
        }
    }

    /** What the README tells an operator to set. */
    @Nested
    @TestPropertySource(
            properties = {
                "tagpilot.workspace=target/proxied-test-${random.uuid}",
                "tagpilot.allowed-hosts=pod.example,gpu.example",
                "tagpilot.allowed-origins=http://192.168.1.20:8080,http://gpu.example:8080",
                "tagpilot.frame-ancestors=https://pilot.example"
            })
    class WithTheSettingsOfTheReadme extends DoorHttpTests {

        @ParameterizedTest
        @CsvSource({
            "https://pod.example,        kept,      yes, yes, yes",
            "http://gpu.example:8080,    kept,      no,  yes, yes",
            "http://192.168.1.20:8080,   rewritten, no,  yes, yes",
            "http://gpu.example:8080,    rewritten, no,  yes, yes",
            // Still nobody else
            "https://pod.example.evil,   kept,      yes, no,  no",
            "http://gpu.example:8081,    rewritten, no,  yes, no",
            "http://192.168.1.21:8080,   rewritten, no,  yes, no"
        })
        void itWorks(String origin, String host, String saysSite, String loads, String saves) throws IOException {
            ProxiedHttpTests.this.port = port;
            assertUsable(origin, host, saysSite, loads, saves);
        }

        @ParameterizedTest
        @CsvSource({"iframe, 200", "embed, 403", "image, 403"})
        void aFrameOfAnotherOriginShowsThePageAndNothingElse(String dest, int status) throws IOException {
            String[] frame = {"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: " + dest};
            RawHttp.Answer page = http.get("/tagpilot/", frame);
            assertThat(page.status()).isEqualTo(status);
            if (status == 200) {
                assertThat(page.header("Content-Security-Policy"))
                        .contains("; frame-ancestors 'self' https://pilot.example;");
            }
            assertThat(load(http, frame)).isEqualTo(403);
        }
    }

    private void assertUsable(String origin, String host, String saysSite, String loads, String saves)
            throws IOException {
        try (ReverseProxy proxy = proxy(host)) {
            RawHttp browser = new RawHttp(proxy.port());
            String at = origin.replace("PORT", "" + proxy.port());
            String name = "Host: " + at.substring(at.indexOf("//") + 2);
            // Browsers tell of the site at https addresses and on this computer only, and of the origin when something
            // is sent
            String site = saysSite.equals("yes") ? "Sec-Fetch-Site: same-origin" : "X-Nothing: said";
            assertThat(load(browser, name, site)).isEqualTo(loads.equals("yes") ? 200 : 403);
            assertThat(save(browser, name, site, "Origin: " + at)).isEqualTo(saves.equals("yes") ? 200 : 403);
        }
    }

    private ReverseProxy proxy(String host) throws IOException {
        return new ReverseProxy(port, host.equals("kept") ? null : "127.0.0.1:" + port);
    }

    private static int load(RawHttp browser, String... headers) throws IOException {
        return browser.get("/api/tagpilot/load?name=cats&content=links", headers)
                .status();
    }

    private static int save(RawHttp browser, String... headers) throws IOException {
        List<String> all = new ArrayList<>(Arrays.asList(headers));
        all.add("Content-Type: application/json");
        String name = "made-" + System.nanoTime();
        return browser.send("POST", "/api/datasets/create", "{\"name\":\"" + name + "\"}", all.toArray(String[]::new))
                .status();
    }
}
