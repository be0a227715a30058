package io.tagpilot.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set about who reaches the page.
 *
 * @param version the program's version
 * @param allowedHosts further host names by which the server is reached: {@code name}, {@code name:port} or {@code *.name}
 * @param allowedOrigins pages on other origins that may send requests, such as {@code https://pod.example}
 * @param frameAncestors origins beside our own that may show the page in a frame
 * @param connectSources origins beside {@code https:} and this computer that the page may connect to
 * @param pageFolder the folder with the packed page, to take it from while one works on it
 */
@ConfigurationProperties("tagpilot")
record ShellSettings(
        @DefaultValue("") String version,
        @DefaultValue List<String> allowedHosts,
        @DefaultValue List<String> allowedOrigins,
        @DefaultValue List<String> frameAncestors,
        @DefaultValue List<String> connectSources,
        @Nullable Path pageFolder) {

    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9.*:/\\[\\]_-]+");

    ShellSettings {
        allowedHosts = given(allowedHosts);
        allowedOrigins = given(allowedOrigins);
        frameAncestors = sources("frame-ancestors", frameAncestors);
        connectSources = sources("connect-sources", connectSources);
    }

    private static List<String> given(List<String> values) {
        return values.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** A value goes into a header of every answer, so it must be one source and nothing more. */
    private static List<String> sources(String setting, List<String> values) {
        for (String value : given(values)) {
            if (!SOURCE.matcher(value).matches()) {
                throw new IllegalArgumentException(
                        "tagpilot." + setting + " takes origins such as https://pod.example, not \"" + value + "\"");
            }
        }
        return given(values);
    }
}
