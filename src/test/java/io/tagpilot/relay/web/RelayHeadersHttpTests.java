package io.tagpilot.relay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tagpilot.shell.RawHttp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mockwebserver3.MockResponse;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of all headers only the named ones go through, in either direction. */
class RelayHeadersHttpTests extends RelayHttpTests {

    /** What a browser, a proxy before us, or somebody with other ideas sends along. */
    private static final Map<String, String> SENT = Map.ofEntries(
            Map.entry("Authorization", "Bearer key-a"),
            Map.entry("x-api-key", "key-x"),
            Map.entry("x-goog-api-key", "key-g"),
            Map.entry("anthropic-version", "2023-06-01"),
            Map.entry("anthropic-beta", "beta-1"),
            Map.entry("anthropic-dangerous-direct-browser-access", "true"),
            Map.entry("Prefer", "wait=5"),
            Map.entry("Cancel-After", "2m"),
            Map.entry("Accept", "application/json, text/event-stream"),
            Map.entry("Accept-Language", "de"),
            Map.entry("Accept-Encoding", "br, zstd"),
            Map.entry("Cookie", "session=1"),
            Map.entry("Origin", "http://localhost"),
            Map.entry("Referer", "http://localhost/tagpilot/?dataset=1_secret"),
            Map.entry("User-Agent", "Mozilla/5.0"),
            Map.entry("Sec-Fetch-Site", "same-origin"),
            Map.entry("Sec-Fetch-Mode", "cors"),
            Map.entry("Sec-Fetch-Dest", "empty"),
            Map.entry("Sec-CH-UA", "\"Chromium\""),
            Map.entry("X-Forwarded-For", "10.1.2.3"),
            Map.entry("X-Forwarded-Host", "pod.example"),
            Map.entry("X-Forwarded-Proto", "https"),
            Map.entry("X-Real-IP", "10.1.2.3"),
            Map.entry("Forwarded", "for=10.1.2.3"),
            Map.entry("Via", "1.1 proxy"),
            Map.entry("CF-Connecting-IP", "10.1.2.3"),
            Map.entry("Proxy-Authorization", "Basic eA=="),
            Map.entry("If-None-Match", "\"1\""),
            Map.entry("Range", "bytes=0-1"),
            Map.entry("Priority", "u=1"),
            Map.entry("DNT", "1"),
            Map.entry("X-Requested-With", "XMLHttpRequest"),
            Map.entry("OpenAI-Organization", "org-1"));

    @ParameterizedTest
    @CsvSource({
        "openai/v1/responses, Authorization",
        "grok/v1/responses, Authorization",
        "gemini/v1beta/models/m:generateContent, x-goog-api-key",
        "claude/v1/messages, x-api-key anthropic-version anthropic-beta",
        "replicate/v1/predictions, Authorization Prefer Cancel-After",
        "deepdanbooru/call/predict, ",
        "compatible/office/chat/completions, Authorization"
    })
    void aProviderGetsItsOwnKeyAndNothingOfTheBrowser(String target, String passed) throws IOException {
        List<String> headers = new ArrayList<>();
        SENT.forEach((name, value) -> headers.add(name + ": " + value));

        assertPassed(post(target, "{}", headers.toArray(String[]::new)), 200);

        Map<String, String> expected = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : passed == null ? new String[0] : passed.split(" ", -1)) {
            expected.put(name, SENT.get(name));
        }
        expected.put("Accept", SENT.get("Accept"));
        expected.put("Accept-Encoding", "gzip");
        expected.put("Connection", "Keep-Alive");
        expected.put("Content-Length", "2");
        expected.put("Content-Type", "application/json");
        expected.put("Host", PROVIDER.at());
        Map<String, String> got = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Headers arrived = PROVIDER.request().getHeaders();
        for (int i = 0; i < arrived.size(); i++) {
            got.put(arrived.name(i), arrived.value(i));
        }
        assertThat(arrived.size()).isEqualTo(got.size());
        assertThat(got.remove("User-Agent")).matches("TagPilot/[0-9.]+");
        assertThat(got).containsExactlyEntriesOf(expected);
    }

    @Test
    void thePageGetsWhatItNeedsAndNothingElse() throws IOException {
        Map<String, String> useful = Map.ofEntries(
                Map.entry("Retry-After", "17"),
                Map.entry("retry-after-ms", "16500"),
                Map.entry("x-ratelimit-limit-requests", "500"),
                Map.entry("x-ratelimit-remaining-tokens", "199000"),
                Map.entry("x-ratelimit-reset-requests", "120ms"),
                Map.entry("RateLimit-Remaining", "0"),
                Map.entry("ratelimit-reset", "5"),
                Map.entry("anthropic-ratelimit-tokens-reset", "2026-01-01T00:00:00Z"),
                Map.entry("request-id", "req_1"),
                Map.entry("X-Request-ID", "req-2"));
        MockResponse.Builder answer = FakeProvider.json().code(429).body("{\"error\":{}}");
        useful.forEach(answer::addHeader);
        answer.addHeader("Set-Cookie", "__cf_bm=1; Domain=localhost")
                .addHeader("Access-Control-Allow-Origin", "*")
                .addHeader("Access-Control-Allow-Credentials", "true")
                .addHeader("Access-Control-Expose-Headers", "X-Request-ID")
                .addHeader("Content-Security-Policy", "default-src *")
                .addHeader("Content-Disposition", "attachment; filename=a.html")
                .addHeader("Strict-Transport-Security", "max-age=31536000")
                .addHeader("Clear-Site-Data", "\"*\"")
                .addHeader("Cache-Control", "public, max-age=99")
                .addHeader("ETag", "\"1\"")
                .addHeader("Expires", "Thu, 01 Jan 2099 00:00:00 GMT")
                .addHeader("Location", "http://169.254.169.254/")
                .addHeader("Link", "</x>; rel=preload")
                .addHeader("Refresh", "0; url=/")
                .addHeader("Server", "cloudflare")
                .addHeader("Alt-Svc", "h3=\":443\"")
                .addHeader("Report-To", "{}")
                .addHeader("NEL", "{}")
                .addHeader("WWW-Authenticate", "Basic")
                .addHeader("X-Frame-Options", "ALLOWALL")
                .addHeader("X-Content-Type-Options", "off")
                .addHeader("Referrer-Policy", "unsafe-url")
                .addHeader("Permissions-Policy", "camera=*")
                .addHeader("Service-Worker-Allowed", "/")
                .addHeader("SourceMap", "/x")
                .addHeader("X-TagPilot-Relay", "no")
                .addHeader("openai-organization", "org-1")
                .addHeader("CF-Ray", "1");
        PROVIDER.answer(answer.build());

        RawHttp.Answer got = get("openai/v1/models");

        assertPassed(got, 429);
        assertThat(got.body()).isEqualTo("{\"error\":{}}");
        useful.forEach((name, value) -> assertThat(got.header(name)).isEqualTo(value));
        assertThat(names(got))
                .containsExactlyInAnyOrderElementsOf(with(
                        useful,
                        "x-tagpilot-relay",
                        "content-type",
                        "content-length",
                        "cache-control",
                        "connection",
                        "date",
                        "x-content-type-options",
                        "referrer-policy",
                        "cross-origin-resource-policy",
                        "permissions-policy",
                        "content-security-policy"));
        assertThat(got.header("Cache-Control")).isEqualTo("no-store");
        assertThat(got.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(got.header("Content-Security-Policy")).startsWith("sandbox; default-src 'none'");
        assertThat(got.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void cookiesAreNotKept() throws IOException {
        PROVIDER.answer(FakeProvider.json()
                .addHeader("Set-Cookie", "session=1; Path=/")
                .addHeader("Cache-Control", "public, max-age=9999")
                .addHeader("ETag", "\"1\"")
                .body("{}")
                .build());
        get("openai/v1/models");
        get("openai/v1/models");
        assertThat(PROVIDER.requests()).hasSize(2);
        assertThat(PROVIDER.request().getHeaders().names()).doesNotContain("Cookie", "If-None-Match");
    }

    @Test
    void moreHeadersThanAnswersCanHoldAreLeftOut() throws IOException {
        MockResponse.Builder answer = FakeProvider.json().body("{}");
        for (int i = 0; i < 200; i++) {
            answer.addHeader("x-ratelimit-" + i, "v".repeat(150));
        }
        answer.addHeaderLenient("request-id", "\u00e9").addHeader("x-request-id", "x".repeat(5000));
        PROVIDER.answer(answer.build());

        RawHttp.Answer got = get("openai/v1/models");

        assertPassed(got, 200);
        assertThat(got.header("x-request-id")).isEmpty();
        assertThat(got.headerLines().size()).isBetween(20, 50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer k\u00e9y",
                "Authorization: Bearer key\u00a0",
                "Authorization: ",
                "Authorization: Bearer a\r\nAuthorization: Bearer b",
                "Accept: \u00ff"
            })
    void aKeyThatNoHeaderCanHoldIsToldAndNotSent(String header) throws IOException {
        RawHttp.Answer answer = get("openai/v1/models", header);
        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.detail()).contains("enter it again").doesNotContain("Bearer");
        assertThat(PROVIDER.requests()).isEmpty();
    }

    private static Set<String> names(RawHttp.Answer answer) {
        TreeSet<String> names = new TreeSet<>();
        answer.headerLines()
                .forEach(line -> names.add(line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT)));
        return names;
    }

    private static Set<String> with(Map<String, String> headers, String... more) {
        TreeSet<String> names = new TreeSet<>(List.of(more));
        headers.keySet().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return names;
    }
}
