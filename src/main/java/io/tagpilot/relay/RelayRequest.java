package io.tagpilot.relay;

import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of the page that is to be passed on, as it came.
 *
 * @param target provider and path, not decoded: {@code openai/v1/models}
 * @param query what stands behind the question mark, not decoded
 * @param length the size of the body as announced, or -1
 * @param body read once, while it is passed on
 */
public record RelayRequest(
        String method, String target, @Nullable String query, Headers headers, long length, InputStream body) {

    /** The headers of a request. */
    public interface Headers {
        /** All values that a header was given; none if it is not there. The case of the name does not matter. */
        List<String> all(String name);
    }
}
