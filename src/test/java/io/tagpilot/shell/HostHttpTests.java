package io.tagpilot.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By which names the server may be reached. Whatever Host says decides, not the address that the request came in at. */
class HostHttpTests extends DoorHttpTests {

    private static final String CREATE = "/api/datasets/create";

    /** 403 is our refusal; 400 is the server's, which takes the value for no host at all. */
    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "localhost:7878, 200",
        "LocalHost:80, 200",
        "localhost., 200",
        "localhost.:7878, 200",
        "tagpilot.localhost:7878, 200",
        "127.0.0.1, 200",
        "127.0.0.1:65535, 200",
        "127.1.2.3, 200",
        "0.0.0.0:7878, 200",
        "192.168.1.20, 200",
        "10.0.0.7:8080, 200",
        "[::1], 200",
        "[::1]:7878, 200",
        "[fe80::1]:7878, 200",
        "[::ffff:127.0.0.1], 200",
        "'', 403",
        "evil.example, 403",
        "evil.example:7878, 403",
        "evil.example., 403",
        "127.0.0.1.evil.example, 403",
        "localhost.evil.example, 403",
        "notlocalhost, 403",
        "localhost-evil.example, 403",
        "local, 403",
        "xn--localhost-9za, 403",
        "a_b, 400",
        "2130706433, 403",
        "0x7f000001, 403",
        "127.1, 403",
        "0177.0.0.1.example, 403",
        "ab12cd-7878.proxy.runpod.net, 403",
        "127.0.0.1.nip.example, 403",
        "user@localhost, 400",
        "localhost@evil.example, 400",
        "localhost:7878@evil.example, 400",
        "localhost/evil, 400",
        "localhost#evil, 400",
        "localhost\\evil, 400",
        "localhost:, 403",
        "localhost:http, 400",
        "localhost:7878:1, 400",
        "localhost..evil, 400",
        ".localhost, 400",
        "[::1, 400",
        "[evil.example], 400",
        "[::1]evil, 400",
        "'localhost, evil.example', 400",
        "'localhost evil.example', 400",
        "http://localhost, 400",
        "*, 400",
        "%6cocalhost, 400",
        "256.256.256.256, 403"
    })
    void theNameDecides(String host, int status) throws IOException {
        Map<String, String> before = everything();
        RawHttp.Answer page = http.get("/tagpilot/", "Host: " + host);
        RawHttp.Answer made =
                http.send("POST", CREATE, "{\"name\":\"dogs\"}", "Host: " + host, "Content-Type: application/json");
        assertThat(page.status()).isEqualTo(status);
        assertThat(made.status()).isEqualTo(status);
        if (status != 200) {
            assertThat(page.body()).doesNotContain("<html");
            assertThat(everything()).isEqualTo(before);
        }
        if (status == 403) {
            assertThat(page.detail()).startsWith("This host name is not allowed.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /tagpilot/ HTTP/1.1\r\n\r\n",
                "GET /tagpilot/ HTTP/1.0\r\n\r\n",
                "GET /tagpilot/ HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
                "GET /tagpilot/ HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
                "GET /tagpilot/ HTTP/1.1\r\nHost: evil.example\r\nHost: localhost\r\n\r\n",
                "GET http://evil.example/tagpilot/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET http://localhost/tagpilot/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
                "GET http://evil.example/tagpilot/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
                "GET http://evil.example/tagpilot/ HTTP/1.0\r\n\r\n",
                "GET /tagpilot/ HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: localhost\r\n\r\n",
                "GET /tagpilot/ HTTP/1.1\r\nHost: evil.example\r\nForwarded: host=localhost\r\n\r\n",
                "GET /tagpilot/ HTTP/1.1\r\nHost : localhost\r\n\r\n",
                "GET /tagpilot/ HTTP/1.1\r\n Host: localhost\r\n\r\n",
                "CONNECT evil.example:80 HTTP/1.1\r\nHost: evil.example\r\n\r\n"
            })
    void noOtherWayOfNamingTheHostHelps(String request) throws IOException {
        RawHttp.Answer answer = http.raw(request);
        assertThat(answer.status()).isIn(400, 403, 405, 501);
        assertThat(answer.body()).doesNotContain("<html");
    }
}
