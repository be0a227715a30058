package io.tagpilot.relay;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** What a provider answered, complete, with no more of its headers than the page needs. */
public final class RelayAnswer {

    private final int status;
    private final Map<String, String> headers;
    private final @Nullable String type;
    private final Buffer body;

    RelayAnswer(int status, Map<String, String> headers, @Nullable String type, Buffer body) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.type = type;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** The type of the body; null when there is none. */
    public @Nullable String type() {
        return type;
    }

    public int length() {
        return Math.toIntExact(body.size());
    }

    public void writeTo(OutputStream out) throws IOException {
        body.copyTo(out);
    }
}
