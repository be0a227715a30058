package io.tagpilot.relay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tagpilot.shell.RawHttp;
import java.io.IOException;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is passed on, where it arrives, and what of the page's side is refused. */
class RelayCallsHttpTests extends RelayHttpTests {

    @Test
    void saysWhatItCanCall() throws IOException {
        assertThat(http.get("/api/tagpilot/relay").body())
                .isEqualTo(
                        "{\"services\":[\"openai\",\"grok\",\"gemini\",\"claude\",\"replicate\",\"deepdanbooru\","
                                + "\"huggingface\"],\"endpoints\":[\"moved\",\"named\",\"nobody\",\"office\",\"turning\",\"unsafe\"]}");
    }

    /** Providers close lines that nobody uses, and say so to nobody. */
    @Test
    void callsAnewWhereTheProviderHasClosedTheLine() throws IOException {
        PROVIDER.answer(FakeProvider.json()
                .body("{\"ok\":true}")
                .onResponseEnd(new SocketEffect.CloseSocket())
                .build());
        for (int i = 0; i < 20; i++) {
            assertPassed(post("openai/v1/responses", "{}"), 200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, openai/v1/models",
        "POST, openai/v1/responses",
        "GET, grok/v1/models",
        "GET, grok/v1/language-models",
        "POST, grok/v1/responses",
        "GET, gemini/v1beta/models?pageSize=1000",
        "GET, gemini/v1beta/models?pageSize=50&pageToken=a%2Fb%3D%3D",
        "POST, gemini/v1beta/models/gemini-3.5-flash-lite:generateContent",
        "GET, claude/v1/models?limit=100&after_id=claude-x",
        "POST, claude/v1/messages",
        "GET, replicate/v1/account",
        "GET, replicate/v1/models/zsxkib/wd-image-tagger",
        "POST, replicate/v1/predictions",
        "GET, replicate/v1/predictions/ufawqhfynnddngldkgtslldrkq",
        "POST, replicate/v1/predictions/ufawqhfynnddngldkgtslldrkq/cancel",
        "GET, deepdanbooru/config",
        "POST, deepdanbooru/gradio_api/call/predict",
        "GET, deepdanbooru/gradio_api/call/predict/0f1e-2d",
        "POST, deepdanbooru/call/predict",
        "GET, deepdanbooru/call/predict/0f1e_2d"
    })
    void passesOnEveryCallThatTaggingNeeds(String method, String target) throws IOException {
        String body = method.equals("GET") || target.endsWith("cancel") ? "" : "{\"a\":[1,\"\u00c3\u00a9\"]}";
        RawHttp.Answer answer =
                body.isEmpty() ? http.send(method, "/api/tagpilot/relay/" + target, "", MARK) : post(target, body);

        assertPassed(answer, 200);
        assertThat(answer.body()).isEqualTo("{\"ok\":true}");
        assertThat(PROVIDER.request().getMethod()).isEqualTo(method);
        assertThat(PROVIDER.request().getTarget()).isEqualTo("/" + target);
        assertThat(PROVIDER.request().getBodySize()).isEqualTo(body.length());
    }

    @Test
    void passesOnToAnEndpointThatTheOperatorHasNamed() throws IOException {
        names.answer("model.test", "127.0.0.1");

        assertPassed(get("compatible/office/models"), 200);
        assertThat(PROVIDER.request().getTarget()).isEqualTo("/v1/models");
        assertPassed(post("compatible/named/chat/completions", "{}"), 200);
        assertThat(PROVIDER.request().getTarget()).isEqualTo("/v1/chat/completions");
    }

    @Test
    void passesOnAnUploadByteForByte() throws IOException {
        String part = "Content-Disposition: form-data; name=\"files\"; filename=\"a.png\"";
        String body = String.join("\r\n", "--b x", part, "", "\u0000\u00ff\u0089PNG", "--b x--", "");
        String type = "multipart/form-data; boundary=\"b x\"";

        RawHttp.Answer answer = http.send(
                "POST", "/api/tagpilot/relay/deepdanbooru/gradio_api/upload", body, MARK, "Content-Type: " + type);

        assertPassed(answer, 200);
        assertThat(PROVIDER.request().getHeaders().get("Content-Type")).isEqualTo(type);
        assertThat(PROVIDER.request().getBody().string(java.nio.charset.StandardCharsets.ISO_8859_1))
                .isEqualTo(body);
    }

    @Test
    void passesOnABodyOfUnknownLength() throws IOException {
        String body = "{\"prompt\":\"" + "x".repeat(100_000) + "\"}";
        RawHttp.Answer answer = http.raw("POST /api/tagpilot/relay/openai/v1/responses HTTP/1.1\r\nHost: localhost\r\n"
                + MARK + "\r\n" + JSON + "\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n");

        assertPassed(answer, 200);
        assertThat(PROVIDER.request().getBody().utf8()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, 403, forbidden",
        "POST, 403, forbidden",
        "PUT, 405, method-not-allowed",
        "DELETE, 403, forbidden",
        "OPTIONS, 405, method-not-allowed",
        "PATCH, 403, forbidden"
    })
    void takesNothingWithoutTheHeaderThatOtherSitesCannotSend(String method, int status, String code)
            throws IOException {
        for (String header : new String[] {"X-Other: 1", "X-TagPilot-Relay: 0", "X-TagPilot-Relay:"}) {
            assertProblem(
                    http.send(method, "/api/tagpilot/relay/openai/v1/responses", "{}", JSON, header), status, code);
        }
        assertThat(PROVIDER.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Origin: http://evil.example",
                "Origin: null",
                "Host: evil.example"
            })
    void theGuardStandsBeforeIt(String header) throws IOException {
        assertProblem(get("openai/v1/models", header), 403, "forbidden");
        assertThat(PROVIDER.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=utf-16",
                "application/json, text/plain",
                "application/jsonp",
                "application/problem+json"
            })
    void takesJsonOnly(String type) throws IOException {
        assertProblem(
                http.send("POST", "/api/tagpilot/relay/openai/v1/responses", "{}", MARK, "Content-Type: " + type),
                415,
                "unsupported-media-type");
        assertThat(PROVIDER.requests()).isEmpty();
    }

    @Test
    void takesNoBodyWithoutATypeAndNoCompressedOne() throws IOException {
        String address = "/api/tagpilot/relay/openai/v1/responses";
        assertProblem(http.send("POST", address, "{}", MARK), 415, "unsupported-media-type");
        assertProblem(
                http.send("POST", address, "{}", MARK, JSON, "Content-Encoding: gzip"), 415, "unsupported-media-type");
        assertThat(http.send("POST", address, "{}", MARK, JSON, JSON).status()).isEqualTo(400);
        assertProblem(
                http.send("POST", "/api/tagpilot/relay/deepdanbooru/upload", "{}", MARK, JSON),
                415,
                "unsupported-media-type");
        assertThat(PROVIDER.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "GET"})
    void takesEachAddressWithItsOwnMethodOnly(String method) throws IOException {
        RawHttp.Answer answer = http.send(method, "/api/tagpilot/relay/openai/v1/responses", "", MARK);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(PROVIDER.requests()).isEmpty();
    }

    @Test
    void takesNoMoreThanTheLimit() throws IOException {
        String most = "{\"a\":\"" + "x".repeat((1 << 20) - 8) + "\"}";
        assertPassed(post("openai/v1/responses", most), 200);
        assertThat(PROVIDER.request().getBodySize()).isEqualTo(1 << 20);
        PROVIDER.reset();

        RawHttp.Answer answer = post("openai/v1/responses", most + " ");
        assertProblem(answer, 413, "too-large");
        assertThat(answer.detail())
                .isEqualTo("The request is larger than the 1 MB that the relay passes on. Send a smaller picture.");
        String untold =
                "POST /api/tagpilot/relay/openai/v1/responses HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + MARK + "\r\n" + JSON + "\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + Integer.toHexString(most.length() + 1) + "\r\n" + most + " \r\n0\r\n\r\n";
        assertProblem(http.raw(untold), 413, "too-large");
        assertThat(PROVIDER.requests()).isEmpty();
    }

    @Test
    void aRequestThatBreaksOffNeverArrivesWhole() throws IOException {
        http.raw("POST /api/tagpilot/relay/openai/v1/responses HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + MARK + "\r\n" + JSON + "\r\nContent-Length: 50\r\n\r\n{\"a\":1}");
        http.raw("POST /api/tagpilot/relay/deepdanbooru/upload HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + MARK + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 50\r\n\r\n--b\r\n");
        assertThat(PROVIDER.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1}}",
                "{\"a\":1}{}",
                "{\"a\":1} x",
                "{\"a\":1,\"a\":2}",
                "{\"b\":{\"a\":1,\"c\":0,\"a\":2}}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":01}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":1,}",
                "{\"a\":\"\u0001\"}",
                "{\"a\":\"\u00ff\u00fe\"}",
                "{\"__proto__\":{}}",
                "[]",
                "[{\"a\":1}]",
                "\"text\"",
                "1",
                "null",
                "/*c*/{}",
                "\u00ef\u00bb\u00bf{}",
                "\u00fe\u00ff\u0000{\u0000}",
                "\u0000{\u0000}",
                "{\u0000}\u0000"
            })
    void whatIsNotOneJsonObjectNeverArrivesWhole(String body) throws IOException {
        RawHttp.Answer answer = body.isEmpty()
                ? http.send("POST", "/api/tagpilot/relay/openai/v1/responses", "", MARK, JSON, "Content-Length: 0")
                : post("openai/v1/responses", body);
        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.detail()).startsWith("The body of the request is not one JSON object in UTF-8");
        assertThat(PROVIDER.requests()).isEmpty();
    }

    @Test
    void whatIsWrongAtTheEndOfALargeBodyIsFoundToo() throws IOException {
        String start = "{\"a\":\"" + "x".repeat(500_000) + "\"";
        assertProblem(post("openai/v1/responses", start), 400, "invalid-request");
        assertProblem(post("openai/v1/responses", start + ",\"a\":1}"), 400, "invalid-request");
        assertProblem(post("openai/v1/responses", "{\"a\":" + "[".repeat(10_000)), 400, "invalid-request");
        assertProblem(post("openai/v1/responses", "{\"a\":[" + "1,".repeat(200_000) + "1]}"), 400, "invalid-request");
        assertThat(PROVIDER.requests()).isEmpty();
    }

    /** Of these sizes nothing is left in any buffer on the way when the last byte has been read. */
    @ParameterizedTest
    @ValueSource(ints = {8192, 16_384, 65_536, 524_288})
    void theLastPieceIsHeldBackUntilAllHasProvedRight(int size) throws IOException {
        for (String end : new String[] {"\"", "\",\"a\":1}", "\"}}", "\"} x"}) {
            String start = "{\"a\":\"";
            String body = start + "x".repeat(size - start.length() - end.length()) + end;
            assertProblem(post("openai/v1/responses", body), 400, "invalid-request");
            assertThat(PROVIDER.requests()).isEmpty();
        }
    }
}
