package io.tagpilot.relay;

import io.tagpilot.problem.TagPilotException;
import java.io.IOException;
import java.util.Locale;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads a provider's answer to its end before any of it is passed back, so that one that is cut short or never ends becomes a
 * problem and not half an answer.
 */
final class AnswerReader {

    private static final int PIECE = 64 * 1024;
    private static final int FIRST_ERROR = 400;

    private final Destination destination;
    private final long most;

    AnswerReader(Destination destination, long most) {
        this.destination = destination;
        this.most = most;
    }

    RelayAnswer read(Response response) throws IOException {
        int status = response.code();
        boolean failed = status >= FIRST_ERROR;
        String type = type(response.body().contentType());
        String encoding = response.header("Content-Encoding", "identity");
        if (response.isRedirect() || (status >= 300 && !failed)) {
            throw unusable(status, "a redirect, which the relay does not follow");
        }
        if (!"identity".equalsIgnoreCase(encoding)) {
            throw unusable(status, "a compression that was not asked for");
        }
        boolean readable = isData(type) || (failed && "text/plain".equals(type));
        if (failed && !readable) {
            // a page of somebody between us and the provider; the status says what there is to know
            return new RelayAnswer(status, AnswerHeaders.of(response.headers()), null, new Buffer());
        }
        Buffer body = body(response.body(), status);
        if (body.size() == 0 && !failed) {
            throw unusable(status, "nothing");
        }
        if (!readable) {
            throw unusable(status, type == null ? "something of no stated type" : "a " + type + " page");
        }
        return new RelayAnswer(status, AnswerHeaders.of(response.headers()), body.size() == 0 ? null : type, body);
    }

    private Buffer body(ResponseBody answer, int status) throws IOException {
        Buffer body = new Buffer();
        BufferedSource source = answer.source();
        while (answer.contentLength() <= most && body.size() <= most) {
            if (source.read(body, PIECE) < 0) {
                return body;
            }
        }
        throw unusable(status, "more than the " + (most >> 20) + " MB that the relay takes");
    }

    private TagPilotException unusable(int status, String with) {
        return RelayFailures.unusable(destination, status, with);
    }

    private static boolean isData(@Nullable String type) {
        return type != null && type.matches("application/(?:[a-z0-9.-]+\\+)?json|text/event-stream");
    }

    private static @Nullable String type(@Nullable MediaType stated) {
        return stated == null ? null : (stated.type() + "/" + stated.subtype()).toLowerCase(Locale.ROOT);
    }
}
