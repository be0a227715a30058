package io.tagpilot.relay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import okhttp3.Headers;

/** Takes from a provider's headers those that say when to come back and what to call the request when asking for help. */
final class AnswerHeaders {

    private static final Pattern PASSED = Pattern.compile(
            "retry-after|retry-after-ms|(?:x-|anthropic-)?ratelimit-[a-z0-9-]{1,60}|(?:x-)?request-id",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]{1,200}");

    /** Together they must fit into what a server may send as headers. */
    private static final int ROOM = 4096;

    private AnswerHeaders() {}

    static Map<String, String> of(Headers headers) {
        Map<String, String> passed = new LinkedHashMap<>();
        int used = 0;
        for (String name : headers.names()) {
            String value = headers.get(name);
            if (value != null
                    && PASSED.matcher(name).matches()
                    && VALUE.matcher(value).matches()) {
                used += name.length() + value.length();
                if (used <= ROOM) {
                    passed.put(name, value);
                }
            }
        }
        return passed;
    }
}
