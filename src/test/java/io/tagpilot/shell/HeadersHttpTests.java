package io.tagpilot.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer tells the browser not to do with it, whatever was asked for and whatever came of it. */
class HeadersHttpTests extends DoorHttpTests {

    private static final String NOTHING = "sandbox; default-src 'none'; frame-ancestors 'none'";
    private static final String IMAGE = "sandbox; default-src 'none'";

    static Stream<Doors.Door> doors() {
        return Doors.all().stream();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void onEveryRouteAnsweredOrRefused(Doors.Door door) throws IOException {
        String version = pageVersion();
        assertGuarded(door.knock(http, version, List.of("Origin: http://localhost:" + port)), door.open());
        assertGuarded(door.knock(http, version, List.of("Origin: http://evil.example")), 403);
        assertGuarded(door.knock(http, version, List.of("Host: evil.example")), 403);
    }

    /** Each status that there is, from whatever part of the server it comes. */
    @ParameterizedTest
    @CsvSource({
        "GET, /, 302",
        "GET, /tagpilot, 302",
        "GET, /nothing, 404",
        "GET, /favicon.ico, 404",
        "GET, /robots.txt, 404",
        "GET, /error, 404",
        "GET, /actuator, 404",
        "GET, /tagpilot/assets/old/app/main.js, 404",
        "GET, /api/tagpilot/load?name=none, 404",
        "GET, /api/tagpilot/load, 400",
        "GET, /api/tagpilot/load?name=%zz, 400",
        "GET, /api/tagpilot/load?name=a%00, 400",
        "GET, /api/%2fdatasets, 400",
        "GET, /api/datasets;x=1, 400",
        "GET, /api/da|tasets, 400",
        "GET, /api/tagpilot/image?name=cats&file=none.png, 404",
        "GET, /api/tagpilot/image?name=cats&file=a.png&v=old, 404",
        "GET, /api/tagpilot/image?name=cats&file=../../a.png, 400",
        "GET, /api/tagpilot/thumbnail?name=cats&file=a.png&size=7, 400",
        "GET, /api/probe/problem?code=UNREADABLE_IMAGE, 422",
        "GET, /api/probe/problem?code=DISK_FULL, 507",
        "GET, /api/probe/problem?code=BUSY, 503",
        "GET, /api/probe/problem?code=PROVIDER_TIMEOUT, 504",
        "GET, /api/probe/defect, 500",
        "POST, /api/probe/json, 415",
        "PUT, /api/datasets, 405",
        "OPTIONS, /api/datasets, 405",
        "TRACE, /api/datasets, 405",
        "FOO, /tagpilot/, 405"
    })
    void onEveryKindOfProblem(String method, String path, int status) throws IOException {
        RawHttp.Answer answer = http.send(method, path, method.equals("POST") ? "{}" : "");
        assertGuarded(answer, status);
        assertThat(answer.header("Content-Security-Policy")).isEqualTo(NOTHING);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        if (status >= 400) {
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.detail()).isNotBlank().doesNotContain("target/door-test", "Exception", "tomcat");
        }
    }

    @Test
    void onWhatIsTooLargeOrNotHttp() throws IOException {
        String json = "Content-Type: application/json";
        assertGuarded(http.send("POST", "/api/probe/json", "{\"a\":\"" + "x".repeat(200_000) + "\"}", json), 413);
        assertGuarded(http.get("/api/datasets?x=" + "a".repeat(40_000)), 400);
        assertGuarded(http.raw("GET /api/datasets HTTP/1.1\r\n\r\n"), 400);
        assertGuarded(http.raw("GET /api/datasets HTTP/9.9\r\nHost: localhost\r\n\r\n"), 505);
        assertGuarded(
                http.raw("POST /api/datasets HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: odd\r\n\r\n"), 501);
    }

    /** Browsers ask by it whether another site may have the answer; nobody may. */
    @Test
    void noQuestionOfABrowserOpensAnything() throws IOException {
        for (String origin : List.of("http://evil.example", "http://localhost:" + port)) {
            for (String path : List.of("/tagpilot/", "/api/datasets", "/api/tagpilot/save?name=cats", "/nothing")) {
                RawHttp.Answer answer = http.send(
                        "OPTIONS",
                        path,
                        "",
                        "Origin: " + origin,
                        "Access-Control-Request-Method: POST",
                        "Access-Control-Request-Headers: content-type",
                        "Access-Control-Request-Private-Network: true");
                assertGuarded(answer, origin.contains("evil") ? 403 : 405);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"image?name=cats&file=", "thumbnail?name=cats&size=96&file="})
    void imagesAreServedByWhatTheyAreAndCanDoNothing(String address) throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
        Files.write(datasets().resolve("1_cats/really-a-jpeg.png"), jpeg.toByteArray());
        Files.writeString(datasets().resolve("1_cats/page.png"), "<html><script>alert(1)</script></html>");
        Files.writeString(datasets().resolve("1_cats/drawing.png"), "<svg xmlns='http://www.w3.org/2000/svg'/>");

        RawHttp.Answer answer = http.get("/api/tagpilot/" + address + "really-a-jpeg.png");
        assertGuarded(answer, 200);
        assertThat(answer.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(answer.header("Content-Security-Policy")).isEqualTo(IMAGE);
        String tag = answer.header("ETag");
        RawHttp.Answer again = http.get("/api/tagpilot/" + address + "really-a-jpeg.png", "If-None-Match: " + tag);
        assertGuarded(again, 304);
        assertThat(again.header("Content-Security-Policy")).isEqualTo(IMAGE);
        assertGuarded(http.get("/api/tagpilot/" + address + "really-a-jpeg.png", "Range: bytes=0-9"), 206);
        assertGuarded(http.get("/api/tagpilot/" + address + "really-a-jpeg.png", "Range: bytes=999999-"), 416);

        for (String file : List.of("page.png", "drawing.png", "a.txt")) {
            RawHttp.Answer none = http.get("/api/tagpilot/" + address + file);
            assertGuarded(none, none.status());
            assertThat(none.status()).as(file).isIn(400, 404, 422);
            assertThat(none.header("Content-Type")).isEqualTo("application/problem+json");
        }
    }

    private static void assertGuarded(RawHttp.Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Permissions-Policy")).contains("camera=()");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("|", "unsafe-inline", "unsafe-eval");
        assertThat(answer.header("Cache-Control")).isNotEmpty().doesNotContain("|");
        assertThat(String.join("\n", answer.headerLines()))
                .doesNotContainIgnoringCase("\nAccess-Control-")
                .doesNotContainIgnoringCase("\nServer:")
                .doesNotContainIgnoringCase("\nX-Powered-By:")
                .doesNotContainIgnoringCase("Tomcat");
    }
}
