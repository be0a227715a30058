package io.tagpilot.relay;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A server that calls are passed on to.
 *
 * @param id what distinguishes it in addresses: {@code openai}, {@code compatible/office}
 * @param title what people call it, at the start of a sentence
 * @param setting the setting that says where it is
 * @param base what the path of a call is put behind
 * @param isSet whether the operator has set it
 */
record Destination(String id, String title, String setting, Provider provider, HttpUrl base, boolean isSet) {

    /** The whole address of a call that the allow-list has passed. */
    HttpUrl at(String path, @Nullable String query) {
        return base.newBuilder()
                .encodedPath(base.encodedPath().replaceFirst("/$", "") + path)
                .encodedQuery(query)
                .build();
    }
}
