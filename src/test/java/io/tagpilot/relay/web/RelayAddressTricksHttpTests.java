package io.tagpilot.relay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tagpilot.shell.RawHttp;
import java.io.IOException;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written into an address, the relay calls nobody but those whom it knows, for nothing but what it knows. */
class RelayAddressTricksHttpTests extends RelayHttpTests {

    private static final List<String> METADATA = List.of(
            "http://169.254.169.254/latest/meta-data/",
            "http://[::ffff:169.254.169.254]/",
            "http://[fe80::1]/",
            "//169.254.169.254/",
            "/v1/models");

    @AfterEach
    void nobodyElseWasCalled() {
        assertThat(VICTIM.requests()).isEmpty();
    }

    /** {@code V} stands for host and port of a server that nobody has named, {@code P} for its port. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // an address in place of a name
                "http://V/v1/models",
                "http:/V/v1/models",
                "http:%2f%2fV/v1/models",
                "http:V/v1/models",
                "https://V/v1/models",
                "/V/v1/models",
                "V/v1/models",
                "127.0.0.1/v1/models",
                "2130706433:P/v1/models",
                "0x7f000001:P/v1/models",
                "0177.0.0.1:P/v1/models",
                "127.1:P/v1/models",
                "0:P/v1/models",
                "[::1]:P/v1/models",
                "[::ffff:127.0.0.1]:P/v1/models",
                "%5B::1%5D:P/v1/models",
                "169.254.169.254/latest/meta-data/",
                "2852039166/latest/meta-data/",
                "0xA9FEA9FE/latest/meta-data/",
                "0251.0376.0251.0376/latest/meta-data/",
                "169.254.43518/latest/meta-data/",
                "%31%36%39.254.169.254/latest/meta-data/",
                "[::ffff:a9fe:a9fe]/latest/meta-data/",
                "metadata.google.internal/computeMetadata/v1/",
                "openai.127.0.0.1.nip.io:P/v1/models",
                "api.openai.com/v1/models",
                "file:///etc/passwd",
                // a name with something at it
                "openai@V/v1/models",
                "openai:secret@V/v1/models",
                "@V/v1/models",
                "openai%40V/v1/models",
                "openai:P/v1/models",
                "openai.V/v1/models",
                "openai%2eV/v1/models",
                "openai%23@V/v1/models",
                "openai#@V/v1/models",
                "openai?@V/v1/models",
                "openai%3f@V/v1/models",
                "openai\\@V/v1/models",
                "openai%5c@V/v1/models",
                "openai;@V/v1/models",
                "openai%20/v1/models",
                "openai%00/v1/models",
                "OpenAI/v1/models",
                "ope\u00f1ai/v1/models",
                "openai",
                "openai/",
                "",
                ".",
                "..",
                // a path that leads elsewhere
                "openai/@V/v1/models",
                "openai//V/v1/models",
                "openai//v1/models",
                "openai/http://V/v1/models",
                "openai/v1/models@V",
                "openai/v1/models/",
                "openai/v1/models.",
                "openai/v1/models%20",
                "openai/v1/models%2f",
                "openai/v1/models#",
                "openai/v1/models%23",
                "openai/v1/models;x=1",
                "openai/v1/models%3bx=1",
                "openai/v1/models%00",
                "openai/v1/models%0d%0aHost:%20V",
                "openai/v1/models%20HTTP/1.1%0d%0aX:1",
                "openai/v1/mod%65ls",
                "openai/v1%2fmodels",
                "openai/v1%252fmodels",
                "openai/v1\\models",
                "openai/v1/../v1/models",
                "openai/v1/%2e%2e/v1/models",
                "openai/v1/..%2fv1/models",
                "openai/v1/./models",
                "openai/v1/%2e/models",
                "openai/../grok/v1/models",
                "openai/V1/models",
                "openai/v1/models/gpt",
                "openai/v1/files",
                "openai/v1",
                "openai/v1/language-models",
                "gemini/v1beta/models/..:generateContent",
                "gemini/v1beta/models/%2e%2e:generateContent",
                "gemini/v1beta/models/a/b:generateContent",
                "gemini/v1beta/models/:generateContent",
                "gemini/v1beta/models/x@V:generateContent",
                "gemini/v1beta/models/x:streamGenerateContent",
                "gemini/v1beta/models/x:generateContent",
                "replicate/v1/predictions/..",
                "replicate/v1/predictions/../account",
                "replicate/v1/predictions/a%2fcancel",
                "replicate/v1/predictions/a/cancel",
                "replicate/v1/predictions",
                "replicate/v1/models/other/model",
                "replicate/v1/models/zsxkib/wd-image-tagger/predictions",
                "huggingface/api/spaces/other/Space",
                "deepdanbooru/gradio_api/file=/etc/passwd",
                "deepdanbooru/gradio_api/call/other/x",
                "compatible",
                "compatible/models",
                "compatible/unknown/models",
                "compatible//models",
                "compatible/office",
                "compatible/office/../models",
                "compatible/office@V/models",
                "compatible/office:P/models",
                "compatible/office%2f..%2fadmin/models",
                "compatible/office/v1/models",
                "compatible/http://V/models",
                "compatible/V/models",
                // parameters
                "openai/v1/models?url=http://V/",
                "openai/v1/models?",
                "compatible/office/models?base=http://V/",
                "gemini/v1beta/models?key=secret",
                "gemini/v1beta/models?pageSize=1&pageSize=2",
                "gemini/v1beta/models?pageSize=1&PageSize=2",
                "gemini/v1beta/models?pageSize=1&x=2",
                "gemini/v1beta/models?pageSize=1&",
                "gemini/v1beta/models?&",
                "gemini/v1beta/models?pageSize=%0d%0aHost:V",
                "gemini/v1beta/models?pageSize=%00",
                "gemini/v1beta/models?pageSize=%zz",
                "gemini/v1beta/models?pageSize=%2",
                "gemini/v1beta/models?pageSize=a/b",
                "gemini/v1beta/models?pageSize=a;pageToken=b",
                "gemini/v1beta/models?p%61geSize=1",
                "gemini/v1beta/models?pageSize=1#x",
                "claude/v1/models?limit=1&before_id=x"
            })
    void tricksWithTheAddressReachNobody(String trick) throws IOException {
        String target = trick.replace("V", VICTIM.at()).replaceFirst("\\bP\\b", String.valueOf(VICTIM.port()));
        if (trick.equals("openai/V1/models")) {
            target = trick;
        }
        RawHttp.Answer answer = get(target);

        assertThat(answer.status()).as(told(answer)).isIn(400, 404, 405);
        assertThat(answer.header("X-TagPilot-Relay")).isEmpty();
        assertThat(answer.detail()).isNotBlank().doesNotContain("secret");
        assertThat(PROVIDER.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/tagpilot/rel%61y/openai/v1/models",
                "/api/tagpilot/./relay/openai/v1/models",
                "/api/tagpilot/x/../relay/openai/v1/models",
                "/api/tagpilot/relay/../relay/openai/v1/models",
                "/API/tagpilot/relay/openai/v1/models"
            })
    void theRelaysOwnAddressIsWrittenInOneWayOnly(String path) throws IOException {
        assertProblem(http.get(path, MARK), 404, "not-found");
        assertThat(PROVIDER.requests()).isEmpty();
    }

    @Test
    void whatARequestSaysOfOtherServersIsNotListenedTo() throws IOException {
        RawHttp.Answer answer = get(
                "openai/v1/models",
                "X-Forwarded-Host: " + VICTIM.at(),
                "X-Forwarded-Proto: https",
                "Forwarded: host=" + VICTIM.at(),
                "X-Original-URL: http://" + VICTIM.at() + "/",
                "X-Rewrite-URL: /v1/files",
                "X-HTTP-Method-Override: DELETE",
                "Proxy-Connection: keep-alive",
                "Referer: http://" + VICTIM.at() + "/");
        assertPassed(answer, 200);
        assertThat(PROVIDER.request().getRequestLine()).isEqualTo("GET /openai/v1/models HTTP/1.1");
        assertThat(PROVIDER.request().getHeaders().get("Host")).isEqualTo(PROVIDER.at());

        RawHttp.Answer absolute = http.raw("GET http://" + VICTIM.at()
                + "/api/tagpilot/relay/openai/v1/files HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + MARK
                + "\r\n\r\n");
        assertThat(absolute.status()).isEqualTo(400);
        RawHttp.Answer proxied = http.raw("CONNECT " + VICTIM.at() + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(proxied.status()).isGreaterThanOrEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 305, 307, 308, 399})
    void redirectsAreNotFollowed(int status) throws IOException {
        for (String to : METADATA) {
            assertNotFollowed(status, to);
        }
        assertNotFollowed(status, "http://" + VICTIM.at() + "/v1/models");
    }

    private void assertNotFollowed(int status, String to) throws IOException {
        PROVIDER.reset();
        PROVIDER.answer(FakeProvider.json()
                .code(status)
                .addHeader("Location", to)
                .body("{}")
                .build());
        RawHttp.Answer get = get("openai/v1/models");
        assertProblem(get, 502, "provider-unreachable");
        assertThat(get.detail()).contains("a redirect, which the relay does not follow");
        assertThat(get.header("Location")).isEmpty();
        assertProblem(post("compatible/office/chat/completions", "{}"), 502, "provider-unreachable");
        assertThat(PROVIDER.requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "169.254.169.254",
        "169.254.0.1",
        "fe80::1",
        "febf::1",
        "::ffff:169.254.169.254",
        "::169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "2002:a9fe:a9fe::",
        "fd00:ec2::254",
        "100.100.100.200",
        "224.0.0.1",
        "ff02::1",
        "127.0.0.1 169.254.169.254",
        "169.254.169.254 127.0.0.1"
    })
    void aNameOfTheOperatorsThatLeadsToALinkLocalAddressIsNotCalled(String addresses) throws IOException {
        names.answer("moved.test", addresses);
        RawHttp.Answer answer = get("compatible/moved/models");
        assertProblem(answer, 502, "provider-unreachable");
        assertThat(answer.detail())
                .isEqualTo("moved.test leads to an address that the relay does not call. Check the name server and"
                        + " tagpilot.relay.endpoints.moved.");
        assertThat(PROVIDER.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1",
        "127.8.8.8",
        "::1",
        "0.0.0.0",
        "::",
        "10.0.0.5",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "::ffff:10.0.0.5",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "240.0.0.1",
        "255.255.255.255",
        "93.184.216.34 127.0.0.1"
    })
    void aProvidersNameThatLeadsIntoThisNetworkIsNotCalled(String addresses) throws IOException {
        names.answer("huggingface.co", addresses);
        RawHttp.Answer answer = get("huggingface/api/spaces/hysts/DeepDanbooru");
        assertProblem(answer, 502, "provider-unreachable");
        assertThat(answer.detail())
                .isEqualTo("huggingface.co leads to an address that the relay does not call. Check the name server, or,"
                        + " if that is meant, set tagpilot.relay.gateways.huggingface.");
    }

    /** The name is asked once, and the connection goes to what was checked, not to what the name says by then. */
    @Test
    void anAnswerThatChangesBetweenCheckAndCallLeadsNowhereElse() throws IOException {
        PROVIDER.answer(
                FakeProvider.json().addHeader("Connection", "close").body("{}").build());
        names.answer("turning.test", "127.0.0.1", "169.254.169.254", "127.0.0.1", "fe80::1");
        names.asked.clear();

        assertPassed(get("compatible/turning/models"), 200);
        assertThat(names.asked).containsExactly("turning.test");
        assertProblem(get("compatible/turning/models"), 502, "provider-unreachable");
        assertPassed(get("compatible/turning/models"), 200);
        assertProblem(get("compatible/turning/models"), 502, "provider-unreachable");
        assertThat(PROVIDER.requests()).hasSize(2);
    }

    @Test
    void aProviderCannotSendTheCallAlongByOtherHeaders() throws IOException {
        PROVIDER.answer(new MockResponse.Builder()
                .code(200)
                .addHeader("Content-Type", "application/json")
                .addHeader("Alt-Svc", "h2=\"" + VICTIM.at() + "\"")
                .addHeader("Refresh", "0; url=http://" + VICTIM.at())
                .addHeader("Content-Location", "http://" + VICTIM.at())
                .body("{}")
                .build());
        assertPassed(get("openai/v1/models"), 200);
        assertPassed(get("openai/v1/models"), 200);
        assertThat(PROVIDER.requests()).hasSize(2);
    }
}
