package io.tagpilot.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.env.MockEnvironment;

class ShellSettingsTests {

    @ParameterizedTest
    @CsvSource({
        "allowed-hosts, https://pod.example, names such as pod.example",
        "allowed-hosts, *, names such as pod.example",
        "allowed-hosts, pod.example/tagpilot, names such as pod.example",
        "allowed-origins, pod.example, origins such as https://pod.example",
        "allowed-origins, https://pod.example/, origins such as https://pod.example",
        "allowed-origins, *, origins such as https://pod.example",
        "allowed-origins, null, origins such as https://pod.example",
        "frame-ancestors, https://pod.example; script-src *, origins such as https://pod.example",
        "connect-sources, https://pod.example 'unsafe-inline', origins such as https://pod.example"
    })
    void aSettingThatCannotBeMeantStopsTheStart(String setting, String value, String sentence) {
        assertThatThrownBy(() -> bind("tagpilot." + setting, value))
                .rootCause()
                .hasMessageStartingWith("tagpilot." + setting + " takes " + sentence)
                .hasMessageEndingWith("not \"" + value + "\"");
    }

    @Test
    void severalValuesStandBetweenCommas() {
        ShellSettings settings = bind("tagpilot.allowed-hosts", " a.example , *.b.example,,");
        assertThat(settings.allowedHosts()).containsExactly("a.example", "*.b.example");
    }

    /** Spring would look for a setting of the name in braces. */
    @Test
    void aPasswordIsTakenAsItStands() {
        MockEnvironment environment = new MockEnvironment() {
            @Override
            public Map<String, Object> getSystemEnvironment() {
                return Map.of("TAGPILOT_PASSWORD", "pa${ss}word");
            }
        };
        assertThat(PasswordIsSet.in(environment)).isEqualTo("pa${ss}word");
        assertThat(PasswordIsSet.in(new MockEnvironment())).isEmpty();
        assertThat(PasswordIsSet.in(new MockEnvironment().withProperty("tagpilot.password", "from a file")))
                .isEqualTo("from a file");
    }

    private static ShellSettings bind(String name, String value) {
        return new Binder(new MapConfigurationPropertySource(Map.of(name, value)))
                .bindOrCreate("tagpilot", ShellSettings.class);
    }
}
