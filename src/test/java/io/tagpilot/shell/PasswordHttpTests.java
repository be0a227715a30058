package io.tagpilot.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A server with an access password. */
@Import(StoppedClock.class)
@TestPropertySource(
        properties = {
            "tagpilot.workspace=target/password-test-${random.uuid}",
            "tagpilot.password=" + PasswordHttpTests.PASSWORD
        })
class PasswordHttpTests extends DoorHttpTests {

    static final String PASSWORD = "pässword & more";

    private static final String LOG_IN = "/api/tagpilot/log-in";
    private static final String LOG_OUT = "/api/tagpilot/log-out";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    @Autowired
    private StoppedClock clock;

    @BeforeEach
    void forgetWrongTries() {
        clock.pass(Duration.ofHours(2));
    }

    static List<Doors.Door> doors() {
        return Doors.all();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void nothingIsDoneForWhoHasNoPassword(Doors.Door door) throws IOException {
        Map<String, String> before = everything();
        for (List<String> headers : List.of(
                List.<String>of(),
                List.of("Cookie: " + cookieName() + "=" + "A".repeat(43)),
                List.of("Authorization: Digest x"))) {
            RawHttp.Answer answer = door.knock(http, "none", headers);
            if (door.path().equals("/tagpilot/")) {
                assertThat(answer.body()).doesNotContain("data-part=\"app\"");
            } else {
                assertThat(answer.status()).as("%s %s", door, headers).isEqualTo(401);
                assertThat(answer.json().path("code").asString()).isEqualTo("password-needed");
                assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"TagPilot\"");
                assertThat(answer.header("Set-Cookie")).isEmpty();
            }
        }
        assertThat(everything()).isEqualTo(before);
        assertThat(PROVIDER_CALLS).hasValue(0);
    }

    @Test
    void whoIsLoggedInMayDoWhatHeCouldWithoutAPassword() throws IOException {
        String cookie = "Cookie: " + logIn();
        String version = pageVersion(cookie);
        for (Doors.Door door : doors()) {
            if (door.open() == 200) {
                assertThat(door.knock(http, version, List.of(cookie)).status())
                        .as(door.toString())
                        .isEqualTo(200);
                furnish(port);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?dataset=1_cats", "?dataset=1_a%20b&x=%22%3E%3Cscript%3E"})
    void theLogInPageStandsWhereThePageDoes(String query) throws IOException {
        RawHttp.Answer page = http.get("/tagpilot/" + query);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.body())
                .contains("type=\"password\"")
                .doesNotContain("role=\"alert\"")
                .doesNotContain("dataset");

        RawHttp.Answer wrong = http.send("POST", "/tagpilot/" + query, "password=wrong-one", FORM);
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.body())
                .contains("This password is not right. Try again.")
                .doesNotContain("wrong-one");
        assertThat(wrong.header("Set-Cookie")).isEmpty();

        RawHttp.Answer right = http.send("POST", "/tagpilot/" + query, form(), FORM);
        assertThat(right.status()).isEqualTo(303);
        assertThat(right.header("Location")).isEqualTo("/tagpilot/" + query);
        assertThat(http.get("/tagpilot/" + query, "Cookie: " + cookieOf(right)).body())
                .contains("data-part=\"app\"");
    }

    @Test
    void theLogInPageGetsAllThatItNeedsAndNothingElseIsGiven() throws IOException {
        String version = pageVersion();
        String page = http.get("/tagpilot/").body();
        Matcher needed = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"").matcher(page);
        int count = 0;
        while (needed.find()) {
            assertThat(http.get(needed.group(1)).status()).as(needed.group(1)).isEqualTo(200);
            count++;
        }
        assertThat(count).isEqualTo(3);
        for (String other : List.of("app/main.js", "app/index.css.map", "app/../app/main.js", "app/index.css/")) {
            assertThat(http.get("/tagpilot/assets/" + version + "/" + other).status())
                    .as(other)
                    .isEqualTo(401);
        }
    }

    @Test
    void theLogInPageSendsItsFormToNobodyElse() throws IOException {
        RawHttp.Answer page = http.get("/tagpilot/");
        assertThat(page.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; "
                        + "form-action 'self'; frame-ancestors 'self'; require-trusted-types-for 'script'; "
                        + "trusted-types 'none'");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.body()).doesNotContainIgnoringCase(" style=").doesNotContainIgnoringCase(" onclick");
    }

    @ParameterizedTest
    @CsvSource({
        "'', false",
        "X-Forwarded-Proto: https, true",
        "'X-Forwarded-Proto: https, http', true",
        "X-Forwarded-Proto: http, false",
        "Origin: https://localhost:PORT, true",
        "Origin: http://localhost:PORT, false"
    })
    void theCookieIsForThisServerAndNoScript(String header, boolean secure) throws IOException {
        RawHttp.Answer answer =
                http.send("POST", LOG_IN, form(), FORM, header.isEmpty() ? "X: y" : header.replace("PORT", "" + port));
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Set-Cookie"))
                .matches("tagpilot-" + port + "=[A-Za-z0-9_-]{43}; Path=/; Max-Age=2592000; Expires=[^;]+; "
                        + (secure ? "Secure; " : "") + "HttpOnly; SameSite=Lax");
    }

    @Test
    void eachSessionIsItsOwn() throws IOException {
        String one = logIn();
        String other = logIn();
        assertThat(one).isNotEqualTo(other);
        RawHttp.Answer out = http.send("POST", LOG_OUT, "", "Cookie: " + one);
        assertThat(out.status()).isEqualTo(204);
        assertThat(out.header("Set-Cookie")).startsWith(cookieName() + "=; Path=/; Max-Age=0;");
        assertThat(http.get("/api/datasets", "Cookie: " + one).status()).isEqualTo(401);
        assertThat(http.get("/api/datasets", "Cookie: " + other).status()).isEqualTo(200);
    }

    @Test
    void aSessionThatIsUsedLastsAndOneThatIsNotEnds() throws IOException {
        String cookie = "Cookie: " + logIn();
        for (int week = 0; week < 10; week++) {
            clock.pass(Duration.ofDays(7));
            RawHttp.Answer page = http.get("/tagpilot/", cookie);
            assertThat(page.body()).contains("data-part=\"app\"");
            assertThat(page.header("Set-Cookie")).contains("Max-Age=2592000");
        }
        clock.pass(Duration.ofDays(31));
        assertThat(http.get("/api/datasets", cookie).status()).isEqualTo(401);
        assertThat(http.get("/tagpilot/", cookie).body()).contains("type=\"password\"");
    }

    @Test
    void programsGiveThePasswordItself() throws IOException {
        String bytes = new String(PASSWORD.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        for (String header : List.of(
                "Authorization: Bearer " + bytes,
                "authorization: bearer " + bytes,
                "Authorization: Basic " + base64(":" + PASSWORD),
                "Authorization: Basic " + base64("any:" + PASSWORD))) {
            RawHttp.Answer answer = http.get("/api/datasets", header);
            assertThat(answer.status()).as(header).isEqualTo(200);
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }
        RawHttp.Answer wrong = http.get("/api/datasets", "Authorization: Bearer " + bytes + "x");
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.json().path("code").asString()).isEqualTo("wrong-password");
    }

    @Test
    void lettersTypedAsTwoCharactersAreTheSame() throws IOException {
        String apart = Normalizer.normalize(PASSWORD, Normalizer.Form.NFD);
        assertThat(apart).isNotEqualTo(PASSWORD);
        assertThat(http.send("POST", LOG_IN, form(apart), FORM).status()).isEqualTo(204);
    }

    /** A provider's key in that header is no try; our password in it must not reach a provider. */
    @Test
    void theRelayTakesTheCookieOnly() throws IOException {
        String path = "/api/tagpilot/relay/compatible/office/models";
        for (int i = 0; i < 10; i++) {
            RawHttp.Answer answer =
                    http.get(path, "X-TagPilot-Relay: 1", "Authorization: Basic " + base64(":" + PASSWORD));
            assertThat(answer.json().path("code").asString()).isEqualTo("password-needed");
        }
        assertThat(PROVIDER_CALLS).hasValue(0);
        String cookie = "Cookie: " + logIn();
        assertThat(http.get(path, "X-TagPilot-Relay: 1", cookie, "Authorization: Bearer sk-1")
                        .status())
                .isEqualTo(200);
        assertThat(PROVIDER_CALLS).hasValue(1);
    }

    /** A proxy with a log-in of its own passes that on with everything. */
    @Test
    void whatAProxyAsksForIsNoTry() throws IOException {
        for (int i = 0; i < 10; i++) {
            assertThat(http.get("/tagpilot/", "Authorization: Basic " + base64("me:other"))
                            .status())
                    .isEqualTo(200);
        }
        String cookie = "Cookie: " + logIn();
        assertThat(http.get("/api/datasets", cookie, "Authorization: Basic " + base64("me:other"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoGuessesWaitsLongerEachTime() throws IOException {
        String cookie = "Cookie: " + logIn();
        for (int i = 0; i < 5; i++) {
            assertThat(http.send("POST", LOG_IN, form("guess" + i), FORM).status())
                    .isEqualTo(403);
        }
        for (long pause : new long[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            assertPaused(http.send("POST", LOG_IN, form(), FORM), pause);
            assertPaused(http.get("/api/datasets", "Authorization: Basic " + base64(":" + PASSWORD)), pause);
            RawHttp.Answer page = http.send("POST", "/tagpilot/", form(), FORM);
            assertThat(page.status()).isEqualTo(429);
            assertThat(page.header("Retry-After")).isEqualTo("" + pause);
            assertThat(page.body()).contains("Too many wrong passwords. Wait " + pause + " second");
            // Others who guess never keep out who is logged in
            assertThat(http.get("/api/datasets", cookie).status()).isEqualTo(200);
            clock.pass(Duration.ofSeconds(pause));
            assertThat(http.send("POST", LOG_IN, form("guess"), FORM).status()).isEqualTo(403);
        }
        clock.pass(Duration.ofSeconds(60));
        assertThat(http.send("POST", LOG_IN, form(), FORM).status()).isEqualTo(204);
        assertThat(http.send("POST", LOG_IN, form("guess"), FORM).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 400, password is required",
        "pass=1, 400, password is required",
        "password=%zz, 400, The password is not rightly encoded",
        "password=LONG, 413, No password is that long",
        "password=, 403, This password is not right"
    })
    void aFormThatMakesNoSenseIsToldSo(String form, int status, String sentence) throws IOException {
        String body = form.replace("LONG", "x".repeat(20_000));
        RawHttp.Answer answer = http.send("POST", LOG_IN, body, FORM);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.detail()).startsWith(sentence);
        assertThat(http.send("POST", "/tagpilot/", body, FORM).body()).contains(sentence);
    }

    @Test
    void otherSitesCannotLogAnybodyInOrOut() throws IOException {
        for (String path : List.of(LOG_IN, LOG_OUT, "/tagpilot/")) {
            for (String from : List.of("Sec-Fetch-Site: cross-site", "Origin: http://evil.example", "Origin: null")) {
                assertThat(http.send("POST", path, form(), FORM, from).status()).isEqualTo(403);
            }
        }
    }

    private void assertPaused(RawHttp.Answer answer, long seconds) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("" + seconds);
        assertThat(answer.json().path("code").asString()).isEqualTo("too-many-tries");
        assertThat(answer.json().path("retryAfter").asLong()).isEqualTo(seconds);
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    private String logIn() throws IOException {
        return cookieOf(http.send("POST", LOG_IN, form(), FORM));
    }

    private String cookieOf(RawHttp.Answer answer) {
        return answer.header("Set-Cookie").replaceFirst(";.*", "");
    }

    private String cookieName() {
        return "tagpilot-" + port;
    }

    private static String form() {
        return form(PASSWORD);
    }

    private static String form(String password) {
        return "other=1&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8);
    }

    private static String base64(String both) {
        return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }
}
