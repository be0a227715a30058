package io.tagpilot.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
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
        allowedHosts = checked(
                "allowed-hosts",
                "names such as pod.example, pod.example:8443 or *.pod.example",
                AllowedHosts::isSetting,
                allowedHosts);
        allowedOrigins =
                checked("allowed-origins", "origins such as https://pod.example", Authority::isOrigin, allowedOrigins);
        // These go into a header of every answer, so each must be one source and nothing more.
        frameAncestors = checked(
                "frame-ancestors", "origins such as https://pod.example", SOURCE.asMatchPredicate(), frameAncestors);
        connectSources = checked(
                "connect-sources", "origins such as https://pod.example", SOURCE.asMatchPredicate(), connectSources);
    }

    /** A value that can never match would be a door that its operator believes to be open. */
    private static List<String> checked(String setting, String form, Predicate<String> isRight, List<String> values) {
        List<String> given = values.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
        for (String value : given) {
            if (!isRight.test(value)) {
                throw new IllegalArgumentException(
                        "tagpilot." + setting + " takes " + form + ", not \"" + value + "\"");
            }
        }
        return given;
    }
}
