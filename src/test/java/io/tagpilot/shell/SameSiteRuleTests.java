package io.tagpilot.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameSiteRuleTests {

    private static final List<String> SITES =
            List.of("", "same-origin", "none", "same-site", "cross-site", "Same-Origin", "x");
    private static final List<String> ORIGINS = List.of(
            "",
            "http://box:7878",
            "http://box:7879",
            "http://evil.example",
            "null",
            "garbage",
            "https://friend.example");
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final List<String> PATHS =
            List.of("/", "/tagpilot/", "/api/datasets", "/tagpilot/assets/x/app/main.js");

    private final SameSiteRule rule = new SameSiteRule(List.of("https://friend.example"), false);

    @Test
    void decidesByTheTable() {
        int rows = 0;
        for (String site : SITES) {
            for (String origin : ORIGINS) {
                for (String method : METHODS) {
                    for (String path : PATHS) {
                        assertThat(rule.allows(facts(method, path, origin, site, "cors", "empty")))
                                .as("%s %s from %s, origin %s", method, path, site, origin)
                                .isEqualTo(expected(origin, site));
                        rows++;
                    }
                }
            }
        }
        assertThat(rows).isGreaterThan(600);
    }

    /** Written out apart from the rule: what the browser says of the site counts, else whether the origin is ours. */
    private static boolean expected(String origin, String site) {
        if (origin.equals("https://friend.example")) {
            return true;
        }
        if (origin.equals("null")) {
            return false;
        }
        return switch (site) {
            case "same-origin", "none" -> true;
            case "" -> origin.isEmpty() || origin.equals("http://box:7878");
            default -> false;
        };
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /tagpilot/,    navigate, document, true",
        "GET,  /tagpilot,     navigate, document, true",
        "GET,  /,             navigate, document, true",
        "HEAD, /tagpilot/,    navigate, document, true",
        "POST, /tagpilot/,    navigate, document, false",
        "GET,  /tagpilot/,    navigate, iframe,   false",
        "GET,  /tagpilot/,    no-cors,  image,    false",
        "GET,  /api/datasets, navigate, document, false",
        "GET,  /tagpilot/x,   navigate, document, false"
    })
    void linksElsewhereMayOpenThePageAndNothingElse(
            String method, String path, String mode, String dest, boolean allowed) {
        assertThat(rule.allows(facts(method, path, "", "cross-site", mode, dest)))
                .isEqualTo(allowed);
    }

    @Test
    void framesElsewhereShowThePageOnlyWhenTheOperatorSaysSo() {
        RequestFacts frame = facts("GET", "/tagpilot/", "", "same-site", "navigate", "iframe");
        assertThat(rule.allows(frame)).isFalse();
        assertThat(new SameSiteRule(List.of(), true).allows(frame)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://pod.example,     pod.example,     true",
        "https://pod.example,     pod.example:443, true",
        "http://pod.example:80,   pod.example,     true",
        "https://POD.example,     pod.example.,    true",
        "http://pod.example:8080, pod.example,     false",
        "http://[::1]:7878,       [::1]:7878,      true",
        "http://evil@pod.example, pod.example,     false",
        "ftp://pod.example,       pod.example,     false",
        "http://,                 pod.example,     false",
        "pod.example,             pod.example,     false"
    })
    void comparesOriginAndHost(String origin, String host, boolean same) {
        RequestFacts request = new RequestFacts(
                "POST",
                "/api/x",
                Optional.of(host),
                Optional.of(origin),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(rule.allows(request)).isEqualTo(same);
    }

    private static RequestFacts facts(
            String method, String path, String origin, String site, String mode, String dest) {
        return new RequestFacts(
                method, path, Optional.of("box:7878"), given(origin), given(site), given(mode), given(dest));
    }

    private static Optional<String> given(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
