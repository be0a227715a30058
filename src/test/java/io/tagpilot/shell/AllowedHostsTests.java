package io.tagpilot.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTests {

    private final AllowedHosts hosts = new AllowedHosts(
            List.of("tags.example", "ported.example:8443", "*.pods.example"),
            "ab12cd",
            () -> Set.of("gpubox", "gpubox.local"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:7878",
                "LOCALHOST:7878",
                "localhost.",
                "a.localhost:1",
                "127.0.0.1:7878",
                "0.0.0.0",
                "192.168.1.20:7878",
                "[::1]:7878",
                "[fe80::1]",
                "gpubox:7878",
                "GPUBOX.local",
                "tags.example",
                "tags.example:99",
                "TAGS.example.",
                "ported.example:8443",
                "x.pods.example",
                "a.b.pods.example:1",
                "ab12cd-7878.proxy.runpod.net",
                "ab12cd-80.proxy.runpod.net:443"
            })
    void allowsOurOwnNames(String host) {
        assertThat(hosts.allows(host)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "evil.example",
                "evil.example:7878",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "notlocalhost",
                "ported.example",
                "ported.example:8444",
                "pods.example",
                "evilpods.example",
                "ab12ce-7878.proxy.runpod.net",
                "ab12cd-7878.proxy.runpod.net.evil.example",
                "xab12cd-7878.proxy.runpod.net",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "2130706433",
                "0x7f.0.0.1.x",
                "[::1",
                "[evil.example]",
                "localhost:abc",
                "localhost:7878:1",
                "a@localhost",
                "localhost/x",
                "tags.example, evil.example",
                "tags.example.evil"
            })
    void refusesAllOthers(String host) {
        assertThat(hosts.allows(host)).isFalse();
    }

    @Test
    void asksForTheMachinesNameOnlyWhenNothingElseFitsAndOnlyOnce() {
        AtomicInteger asked = new AtomicInteger();
        AllowedHosts lazy = new AllowedHosts(List.of(), null, () -> {
            asked.incrementAndGet();
            return Set.of("gpubox");
        });
        assertThat(lazy.allows("localhost")).isTrue();
        assertThat(asked).hasValue(0);
        assertThat(lazy.allows("gpubox")).isTrue();
        assertThat(lazy.allows("evil.example")).isFalse();
        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"http://a.example:80, a.example, true", "http://a.example, b.example, false"})
    void readsOrigins(String origin, String host, boolean same) {
        Authority asked = Authority.of(host).orElseThrow();
        assertThat(Authority.ofOrigin(origin).orElseThrow().sameServer(asked)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "pod.example, true",
        "pod.example:8443, true",
        "*.pod.example, true",
        "10.0.0.7, true",
        "https://pod.example, false",
        "pod.example/, false",
        "*, false",
        "*., false",
        "*.pod.example:8443, false",
        "*.10.0.0.7, false",
        "pod.*, false"
    })
    void aSettingThatCouldNeverMatchIsNone(String setting, boolean right) {
        assertThat(AllowedHosts.isSetting(setting)).isEqualTo(right);
    }
}
