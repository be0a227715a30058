package io.tagpilot.relay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tagpilot.shell.RawHttp;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What tests of the relay over HTTP share. */
@RelayTest
abstract class RelayHttpTests {

    static final String MARK = "X-TagPilot-Relay: 1";
    static final String JSON = "Content-Type: application/json";
    static final FakeProvider PROVIDER = new FakeProvider();
    /** A server that nobody has named. */
    static final FakeProvider VICTIM = new FakeProvider();

    /** A server that has no certificate to show. */
    private static final FakeProvider UNSAFE = FakeProvider.withoutCertificate();

    private static final String SETTING = "tagpilot.relay.";

    @Autowired
    NameServer names;

    RawHttp http;

    @DynamicPropertySource
    static void providers(DynamicPropertyRegistry registry) {
        Stream.of("openai", "grok", "gemini", "claude", "replicate", "deepdanbooru")
                .forEach(id -> registry.add(SETTING + "gateways." + id, () -> "http://" + PROVIDER.at() + "/" + id));
        registry.add(SETTING + "endpoints.office", () -> "http://" + PROVIDER.at() + "/v1");
        registry.add(SETTING + "endpoints.named", () -> "http://model.test:" + PROVIDER.port() + "/v1/");
        registry.add(SETTING + "endpoints.moved", () -> "http://moved.test:" + PROVIDER.port() + "/v1");
        registry.add(SETTING + "endpoints.turning", () -> "http://turning.test:" + PROVIDER.port() + "/v1");
        registry.add(SETTING + "endpoints.unsafe", () -> "https://" + UNSAFE.at());
        registry.add(SETTING + "endpoints.nobody", () -> "http://127.0.0.1:1");
    }

    @BeforeEach
    void connect(@LocalServerPort int port) {
        http = new RawHttp(port);
        PROVIDER.reset();
        VICTIM.reset();
    }

    /** A call as the page sends it; {@code target} is what stands behind the relay's own address. */
    RawHttp.Answer get(String target, String... headers) throws IOException {
        return http.get("/api/tagpilot/relay/" + target, with(headers, MARK));
    }

    RawHttp.Answer post(String target, String body, String... headers) throws IOException {
        return http.send("POST", "/api/tagpilot/relay/" + target, body, with(headers, MARK, JSON));
    }

    static void assertPassed(RawHttp.Answer answer, int status) {
        assertThat(answer.status()).as(told(answer)).isEqualTo(status);
        assertThat(answer.header("X-TagPilot-Relay")).isEqualTo("passed");
    }

    static void assertProblem(RawHttp.Answer answer, int status, String code) {
        assertThat(answer.status()).as(told(answer)).isEqualTo(status);
        assertThat(answer.header("X-TagPilot-Relay")).isEmpty();
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("code").asString()).isEqualTo(code);
        assertThat(answer.detail()).matches("[A-Z0-9a-z].*\\..*");
    }

    /** Enough of an answer to see what it is. */
    static String told(RawHttp.Answer answer) {
        return answer.body().substring(0, Math.min(answer.body().length(), 300));
    }

    private static String[] with(String[] headers, String... more) {
        return Stream.concat(Stream.of(more), Stream.of(headers)).toArray(String[]::new);
    }
}
