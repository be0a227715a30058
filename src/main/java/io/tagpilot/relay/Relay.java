package io.tagpilot.relay;

import io.tagpilot.problem.TagPilotException;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Passes calls on to providers. A call names its provider, never an address; it goes to that provider's own server or to nobody.
 * Nothing of it is kept or logged. Safe for many threads.
 */
public final class Relay {

    private final Destinations destinations;
    private final RelaySettings.Limits limits;
    private final RelayLimits turns;
    private final RelayFailures failures;
    private final String userAgent;
    private final OkHttpClient toPublic;
    private final OkHttpClient toOperators;

    /**
     * Prepares calls; none is made.
     *
     * @param names looks up the names of providers
     * @param userAgent what providers see as the calling program
     * @throws IllegalArgumentException when an address in the settings cannot be meant
     */
    public Relay(RelaySettings settings, Dns names, String userAgent) {
        this.destinations = new Destinations(settings);
        this.limits = settings.limits();
        this.turns = new RelayLimits(limits);
        this.failures = new RelayFailures(limits);
        this.userAgent = userAgent;
        this.toPublic = client(names, AddressRule.PUBLIC);
        this.toOperators = client(names, AddressRule.NOT_LINK_LOCAL);
    }

    /** Only the two times that are promised hold: reading and writing have none of their own, as models think for long. */
    private OkHttpClient client(Dns names, AddressRule rule) {
        return new OkHttpClient.Builder()
                .dns(new CheckedNames(names, rule))
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                // A kept line that the provider has closed meanwhile would fail a call that is sent once only
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
                .connectTimeout(limits.connect())
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .build();
    }

    /** The names of the providers that can be called. */
    public List<String> providers() {
        return destinations.providers();
    }

    /** The names of the servers that the operator has added. */
    public List<String> endpoints() {
        return destinations.endpoints();
    }

    /**
     * Passes a call on and waits for the whole answer, whatever its status.
     *
     * @throws TagPilotException when the call is not one that is passed on, or the provider gave no answer that can be passed back
     */
    public RelayAnswer pass(RelayRequest request) {
        long deadline = System.nanoTime() + limits.total().toNanos();
        Destination destination = destinations.of(request.target());
        String path = request.target().substring(destination.id().length());
        RelayRoute route = RelayRoute.find(destination.provider().routes(), request.method(), path, request.query());
        SentHeaders headers = new SentHeaders(request.headers());
        Request call = new Request.Builder()
                .url(destination.at(path, request.query()))
                .headers(headers.of(destination.provider(), userAgent))
                .method(request.method(), body(route, headers, request, deadline))
                .build();
        return turns.inTurn(destination, () -> call(destination, call, deadline));
    }

    private @Nullable RequestBody body(RelayRoute route, SentHeaders headers, RelayRequest request, long deadline) {
        return switch (route.sends()) {
            case NOTHING -> route.method().equals("POST") ? RequestBody.EMPTY : null;
            case JSON, FORM ->
                new PassedBody(
                        headers.type(route.sends()),
                        new IncomingBytes(request.body(), request.length(), limits.request(), deadline),
                        route.sends() == RelayRoute.Sends.JSON);
        };
    }

    private RelayAnswer call(Destination destination, Request request, long deadline) {
        Call call = (destination.isSet() ? toOperators : toPublic).newCall(request);
        call.timeout().timeout(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        try (Response response = call.execute()) {
            return new AnswerReader(destination, limits.answer().toBytes()).read(response);
        } catch (IOException e) {
            throw failures.of(destination, e);
        }
    }
}
