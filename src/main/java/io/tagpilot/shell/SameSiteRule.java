package io.tagpilot.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps other web sites from changing or reading anything with the help of the user's browser, without any login: browsers say
 * where a request comes from, and programs other than browsers say nothing and are let through.
 */
final class SameSiteRule {

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> PAGE = Set.of("/", "/tagpilot", "/tagpilot/");

    private final Set<String> allowedOrigins;
    private final boolean framesElsewhere;

    SameSiteRule(List<String> allowedOrigins, boolean framesElsewhere) {
        this.allowedOrigins =
                allowedOrigins.stream().map(SameSiteRule::usualForm).collect(Collectors.toUnmodifiableSet());
        this.framesElsewhere = framesElsewhere;
    }

    boolean allows(RequestFacts request) {
        if (comesFromAllowedOrigin(request) || opensThePage(request)) {
            return true;
        }
        if (request.origin().filter("null"::equals).isPresent()) {
            return false;
        }
        return switch (request.fetchSite().orElse("")) {
            // A proxy may have put another name into Host than the one that the browser knows; so its word counts more
            case "same-origin" -> true;
            case "none" -> originIsOurs(request);
            default -> request.fetchSite().isEmpty() && originIsOurs(request);
        };
    }

    private boolean comesFromAllowedOrigin(RequestFacts request) {
        return request.origin()
                .map(SameSiteRule::usualForm)
                .filter(allowedOrigins::contains)
                .isPresent();
    }

    /** A link on any page may lead to ours; what the page then asks for comes from ourselves. */
    private boolean opensThePage(RequestFacts request) {
        String dest = request.fetchDest().orElse("");
        return READING.contains(request.method())
                && PAGE.contains(request.path())
                && request.fetchMode().filter("navigate"::equals).isPresent()
                && (dest.equals("document") || (framesElsewhere && dest.equals("iframe")));
    }

    private static boolean originIsOurs(RequestFacts request) {
        Optional<String> origin = request.origin();
        if (origin.isEmpty()) {
            return true;
        }
        Optional<Authority> asking = Authority.ofOrigin(origin.get());
        Optional<Authority> asked = Authority.of(request.host().orElse(""));
        return asking.isPresent() && asked.isPresent() && asking.get().sameServer(asked.get());
    }

    /** As browsers write an origin: in small letters, without the port that goes without saying. */
    private static String usualForm(String origin) {
        return origin.toLowerCase(Locale.ROOT)
                .replaceFirst("^(http://[^/]+):80$", "$1")
                .replaceFirst("^(https://[^/]+):443$", "$1");
    }
}
