package io.tagpilot.relay;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One call that is passed on. It is looked for in the path as it came, undecoded, so that there is nothing that two programs could
 * read differently.
 *
 * @param path what the whole path must look like
 * @param parameters the parameters that it may have, each once
 */
record RelayRoute(String method, Pattern path, Sends sends, List<String> parameters) {

    /** What a request brings along. */
    enum Sends {
        NOTHING,
        JSON,
        FORM
    }

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}|[^{]+");
    /** A name of a model or an id; none of the two can be a step up or an empty segment. */
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,127}";

    private static final Pattern VALUE = Pattern.compile("(?:[A-Za-z0-9._~=-]|%[2-7][0-9A-Fa-f]){0,512}");

    /** {@code path} may hold names in braces in place of a model or an id. */
    static RelayRoute get(String path, String... parameters) {
        return new RelayRoute("GET", pattern(path), Sends.NOTHING, List.of(parameters));
    }

    static RelayRoute post(String path, Sends sends) {
        return new RelayRoute("POST", pattern(path), sends, List.of());
    }

    private static Pattern pattern(String template) {
        StringBuilder pattern = new StringBuilder();
        PLACEHOLDER
                .matcher(template)
                .results()
                .map(MatchResult::group)
                .forEach(part -> pattern.append(part.startsWith("{") ? NAME : Pattern.quote(part)));
        return Pattern.compile(pattern.toString());
    }

    /** Finds the one that a request asks for. */
    static RelayRoute find(List<RelayRoute> routes, String method, String path, @Nullable String query) {
        List<RelayRoute> here = routes.stream()
                .filter(route -> route.path.matcher(path).matches())
                .toList();
        if (here.isEmpty()) {
            throw new TagPilotException(
                    ProblemCode.NOT_FOUND,
                    "The relay does not pass this address on. It takes only the calls that tagging needs; docs/api.md lists"
                            + " them.");
        }
        RelayRoute found = here.stream()
                .filter(route -> route.method.equals(method))
                .findFirst()
                .orElseThrow(() -> new TagPilotException(
                        ProblemCode.METHOD_NOT_ALLOWED,
                        "The relay passes this address on with " + here.get(0).method + " only."));
        found.check(query);
        return found;
    }

    private void check(@Nullable String query) {
        Set<String> seen = new HashSet<>();
        for (String parameter : query == null ? List.<String>of() : List.of(query.split("&", -1))) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            if (!parameters.contains(name)
                    || !seen.add(name)
                    || !VALUE.matcher(parameter.substring(equals + 1)).matches()) {
                throw new TagPilotException(ProblemCode.INVALID_REQUEST, taken());
            }
        }
    }

    /** Does not repeat what was sent: it may be a key that somebody put into an address. */
    private String taken() {
        return parameters.isEmpty()
                ? "This call takes no parameters. Leave out what follows the question mark; keys belong in a header."
                : "This call takes the parameters " + String.join(" and ", parameters)
                        + ", each once and rightly encoded, and no others; keys belong in a header.";
    }
}
