package io.tagpilot.relay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tagpilot.shell.RawHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.context.TestPropertySource;

/** Providers that are slow, huge, hung or broken; the times are short here so that nobody has to wait. */
@TestPropertySource(properties = {"tagpilot.relay.limits.total=1500ms", "tagpilot.relay.limits.connect=1s"})
@Timeout(60)
class RelayFaultsHttpTests extends RelayHttpTests {

    private static final int LARGE = 50 << 20;
    private static final String TEXT = "{\"text\":\"" + "x".repeat(100_000) + "\"}";

    static Stream<Arguments> hung() {
        SocketEffect stall = SocketEffect.Stall.INSTANCE;
        return Stream.of(
                arguments("says nothing", json().onResponseStart(stall)),
                arguments("stops after the headers", json().bodyDelay(20, TimeUnit.SECONDS)),
                arguments("stops after one byte", json().throttleBody(1, 20, TimeUnit.SECONDS)),
                arguments("stops in the middle", json().onResponseBody(stall)),
                arguments("drips", json().throttleBody(1, 50, TimeUnit.MILLISECONDS)),
                arguments(
                        "says that there is more than there is", json().setHeader("Content-Length", TEXT.length() + 1)),
                arguments(
                        "drips events",
                        json().setHeader("Content-Type", "text/event-stream")
                                .chunkedBody("event: heartbeat\ndata: null\n\n".repeat(100), 30)
                                .throttleBody(36, 50, TimeUnit.MILLISECONDS)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hung")
    void aProviderThatIsNotDoneInTimeIsLeft(String name, MockResponse.Builder answer) throws IOException {
        PROVIDER.answer(answer.build());

        RawHttp.Answer got = post("openai/v1/responses", "{}");

        assertProblem(got, 504, "provider-timeout");
        assertThat(got.detail())
                .isEqualTo(
                        "OpenAI did not answer within 2 seconds. Try again, or take a smaller picture or a faster model.");
        assertThat(PROVIDER.requests()).hasSize(1);
    }

    static Stream<Arguments> unusable() {
        SocketEffect.CloseSocket close = new SocketEffect.CloseSocket();
        SocketEffect end = SocketEffect.ShutdownConnection.INSTANCE;
        String brokeOff = "broke off before the answer was complete";
        String tooMuch = "more than the 10 MB that the relay takes";
        Buffer large = new Buffer().write(new byte[LARGE]);
        return Stream.of(
                arguments("hangs up before it answers", json().onResponseStart(close), brokeOff),
                arguments("hangs up in the middle", json().onResponseBody(close), brokeOff),
                arguments(
                        "ends too early",
                        json().setHeader("Content-Length", TEXT.length() + 1).onResponseEnd(end),
                        brokeOff),
                arguments("has a wrong status line", json().status("banana"), brokeOff),
                arguments(
                        "has a wrong piece",
                        json().removeHeader("Content-Length")
                                .addHeader("Transfer-Encoding", "chunked")
                                .onResponseEnd(end),
                        brokeOff),
                arguments("announces 50 MB", json().body(large.clone()), tooMuch),
                arguments("sends 50 MB in pieces", json().chunkedBody(large.clone(), 1 << 20), tooMuch),
                arguments(
                        "sends one byte too many",
                        json().chunkedBody(new Buffer().write(new byte[(10 << 20) + 1]), 1 << 20),
                        tooMuch),
                arguments("sends 50 MB packed into little", gzip(large), tooMuch),
                arguments("sends an error of 50 MB", json().code(500).chunkedBody(large.clone(), 1 << 20), tooMuch),
                arguments("is packed wrongly", json().addHeader("Content-Encoding", "gzip"), brokeOff),
                arguments(
                        "is packed in another way",
                        json().addHeader("Content-Encoding", "br"),
                        "a compression that was not asked for"),
                arguments("answers with a page", page(200), "a text/html page"),
                arguments("answers with text", json().setHeader("Content-Type", "text/plain"), "a text/plain page"),
                arguments("answers with a picture", json().setHeader("Content-Type", "image/svg+xml"), "image/svg+xml"),
                arguments("does not say what it is", json().removeHeader("Content-Type"), "no stated type"),
                arguments("says nonsense of what it is", json().setHeader("Content-Type", "json"), "no stated type"),
                arguments("answers with 204", new MockResponse.Builder().code(204), "nothing (status 204)"),
                arguments("answers with 205", new MockResponse.Builder().code(205), "nothing"),
                arguments("answers with nothing", json().body(""), "nothing (status 200)"),
                arguments("answers with 304", new MockResponse.Builder().code(304), "a redirect"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusable")
    void anAnswerThatIsNoneIsAProblem(String name, MockResponse.Builder answer, String sentence) throws IOException {
        PROVIDER.answer(answer.build());

        RawHttp.Answer got = post("openai/v1/responses", "{}");

        assertProblem(got, 502, "provider-unreachable");
        assertThat(got.detail()).contains("OpenAI", sentence).contains("ry again");
        assertThat(PROVIDER.requests().size()).isLessThanOrEqualTo(1);
        PROVIDER.reset();
        assertPassed(post("openai/v1/responses", "{}"), 200);
    }

    @Test
    void aWholeAnswerOfTheLargestSizeIsPassedBack() throws IOException {
        String most = "\"" + "x".repeat((10 << 20) - 2) + "\"";
        PROVIDER.answer(json().chunkedBody(most, 1 << 20).build());
        RawHttp.Answer got = get("openai/v1/models");
        assertPassed(got, 200);
        assertThat(got.body()).isEqualTo(most);

        PROVIDER.answer(gzip(new Buffer().writeUtf8(most)).build());
        got = get("openai/v1/models");
        assertPassed(got, 200);
        assertThat(got.body()).isEqualTo(most);
        assertThat(got.header("Content-Encoding")).isEmpty();
    }

    @Test
    void eventsArePassedBackWhenTheyAreComplete() throws IOException {
        String events = "event: heartbeat\ndata: null\n\nevent: complete\ndata: [\"\u00c3\u00a9\"]\n\n";
        PROVIDER.answer(json().setHeader("Content-Type", "text/event-stream; charset=utf-8")
                .chunkedBody(events, 7)
                .build());
        RawHttp.Answer got = get("deepdanbooru/gradio_api/call/predict/1");
        assertPassed(got, 200);
        assertThat(got.header("Content-Type")).isEqualTo("text/event-stream");
        assertThat(got.body()).contains("event: complete");
    }

    /** What went wrong is in the status and the headers; the page of somebody in between is not for ours. */
    @Test
    void ofAnErrorPageOnlyTheStatusIsPassedBack() throws IOException {
        for (int status : new int[] {401, 403, 404, 413, 500, 503, 529}) {
            PROVIDER.answer(page(status).addHeader("Retry-After", "3").build());
            RawHttp.Answer got = post("openai/v1/responses", "{}");
            assertPassed(got, status);
            assertThat(got.body()).isEmpty();
            assertThat(got.header("Content-Type")).isEmpty();
            assertThat(got.header("Retry-After")).isEqualTo("3");
        }
    }

    @Test
    void theProvidersOwnErrorsArePassedBackAsTheyAre() throws IOException {
        for (int status : new int[] {400, 401, 402, 404, 408, 422, 429, 500, 503, 529}) {
            PROVIDER.answer(FakeProvider.json()
                    .code(status)
                    .setHeader("Content-Type", "application/problem+json")
                    .addHeader("Retry-After", "0")
                    .body("{\"detail\":\"no\"}")
                    .build());
            RawHttp.Answer got = post("replicate/v1/predictions", "{}");
            assertPassed(got, status);
            assertThat(got.body()).isEqualTo("{\"detail\":\"no\"}");
            assertThat(got.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(got.header("Retry-After")).isEqualTo("0");
        }
        assertThat(PROVIDER.requests()).hasSize(10);
        PROVIDER.answer(new MockResponse.Builder()
                .code(404)
                .addHeader("Content-Type", "text/plain")
                .body("404 page not found")
                .build());
        assertThat(get("compatible/office/models").body()).isEqualTo("404 page not found");
    }

    @Test
    void aServerThatIsNotThereIsNamedWithWhatToCheck() throws IOException {
        RawHttp.Answer refused = get("compatible/nobody/models");
        assertProblem(refused, 502, "provider-unreachable");
        assertThat(refused.detail())
                .isEqualTo("The endpoint nobody takes no connection. Check that it runs and that"
                        + " tagpilot.relay.endpoints.nobody is right, then try again.");
        RawHttp.Answer unsafe = get("compatible/unsafe/models");
        assertProblem(unsafe, 502, "provider-unreachable");
        assertThat(unsafe.detail()).startsWith("The endpoint unsafe gives no safe connection");
        RawHttp.Answer unknown = get("huggingface/api/spaces/hysts/DeepDanbooru");
        assertProblem(unknown, 502, "provider-unreachable");
        assertThat(unknown.detail())
                .isEqualTo(
                        "The name huggingface.co is not known to this server. Check its connection to the internet, then"
                                + " try again.");
    }

    private static MockResponse.Builder json() {
        return FakeProvider.json().body(TEXT);
    }

    private static MockResponse.Builder page(int status) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "text/html; charset=UTF-8")
                .body("<script>alert(1)</script>");
    }

    private static MockResponse.Builder gzip(Buffer content) {
        Buffer packed = new Buffer();
        try (var sink = Okio.buffer(new GzipSink(packed))) {
            sink.write(content.clone(), content.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return FakeProvider.json().addHeader("Content-Encoding", "gzip").body(packed);
    }
}
