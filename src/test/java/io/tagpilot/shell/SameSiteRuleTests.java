package io.tagpilot.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Details of the rule; the whole of it over HTTP is in {@link DoorTableTests}. */
class SameSiteRuleTests {

    private static final SameSiteRule RULE = new SameSiteRule(List.of("https://friend.example:443"), false);

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
        assertThat(RULE.allows(facts(method, path, "", "cross-site", mode, dest)))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "https://friend.example,      cross-site, true",
        "https://FRIEND.example,      '',         true",
        "https://friend.example:443,  same-site,  true",
        "http://friend.example,       cross-site, false",
        "https://friend.example:8443, cross-site, false",
        "https://a.friend.example,    '',         false"
    })
    void originsThatTheOperatorNamesMayAsk(String origin, String site, boolean allowed) {
        assertThat(RULE.allows(facts("POST", "/api/datasets", origin, site, "cors", "empty")))
                .isEqualTo(allowed);
    }

    @Test
    void framesElsewhereShowThePageOnlyWhenTheOperatorSaysSo() {
        RequestFacts frame = facts("GET", "/tagpilot/", "", "same-site", "navigate", "iframe");
        assertThat(RULE.allows(frame)).isFalse();
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
        assertThat(RULE.allows(request)).isEqualTo(same);
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
