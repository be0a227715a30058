package io.tagpilot.relay.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server on this computer that remembers what it was asked, and answers as a test wants. */
final class FakeProvider {

    private final MockWebServer server = new MockWebServer();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private volatile Function<RecordedRequest, MockResponse> answer = request -> ok();

    static FakeProvider withoutCertificate() {
        return new FakeProvider(server -> server.useHttps((SSLSocketFactory) SSLSocketFactory.getDefault()));
    }

    FakeProvider() {
        this(server -> {});
    }

    private FakeProvider(Consumer<MockWebServer> manner) {
        manner.accept(server);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request);
                return answer.apply(request);
            }
        });
        try {
            server.start(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MockResponse ok() {
        return json().body("{\"ok\":true}").build();
    }

    static MockResponse.Builder json() {
        return new MockResponse.Builder().addHeader("Content-Type", "application/json");
    }

    /** Forgets what was asked and answers well again. */
    void reset() {
        requests.clear();
        answer = request -> ok();
    }

    void answer(MockResponse response) {
        answer = request -> response;
    }

    void answer(Function<RecordedRequest, MockResponse> how) {
        answer = how;
    }

    /** The whole requests that have come. */
    List<RecordedRequest> requests() {
        return requests;
    }

    RecordedRequest request() {
        return requests.get(requests.size() - 1);
    }

    int port() {
        return server.getPort();
    }

    String at() {
        return "127.0.0.1:" + port();
    }
}
