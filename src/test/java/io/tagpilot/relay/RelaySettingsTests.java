package io.tagpilot.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class RelaySettingsTests {

    @Test
    void theLimitsArePromised() {
        RelaySettings settings = bind(Map.of());
        assertThat(settings.limits())
                .isEqualTo(new RelaySettings.Limits(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(90),
                        4,
                        8,
                        Duration.ofSeconds(5),
                        DataSize.ofMegabytes(40),
                        DataSize.ofMegabytes(10)));
        assertThat(settings.endpoints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.5:8000/v1, http://10.0.0.5:8000/v1/models",
        "http://10.0.0.5:8000/v1/, http://10.0.0.5:8000/v1/models",
        "http://localhost:1234, http://localhost:1234/models",
        "https://models.example/openai/v1, https://models.example/openai/v1/models",
        "http://[::1]:8080/v1, http://[::1]:8080/v1/models",
        "http://[fd12::1]/v1, http://[fd12::1]/v1/models",
        "http://0.0.0.0:8000/v1, http://0.0.0.0:8000/v1/models"
    })
    void takesThePlainAddressOfAServer(String address, String called) {
        Destinations destinations = new Destinations(bind(Map.of("tagpilot.relay.endpoints.my-vllm", address)));
        HttpUrl url = destinations.of("compatible/my-vllm/models").at("/models", null);
        assertThat(url).hasToString(called);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.5:8000",
                "ftp://10.0.0.5/",
                "file:///etc/passwd",
                "http://",
                "http:///v1",
                "http://user@10.0.0.5/v1",
                "http://user:password@10.0.0.5/v1",
                "http://10.0.0.5/v1?key=1",
                "http://10.0.0.5/v1#x",
                "http://10.0.0.5/a/../v1",
                "http://10.0.0.5/./v1",
                "http://10.0.0.5//v1",
                "http://10.0.0.5/%761",
                "http://10.0.0.5/v1 ",
                "http://10.0.0.5/v1\r\nX: 1",
                "http://10.0.0.5:99999/v1",
                "http://m\u00f6del.example/v1",
                // IP addresses in other than their usual form
                "http://167772165/v1",
                "http://2852039166/",
                "http://10.5/v1",
                "http://012.0.0.5/v1",
                "http://10.0.0.999/v1",
                "http://10.0.0.5./v1",
                "http://0251.0376.0251.0376/",
                // what is never called
                "http://169.254.169.254/latest",
                "http://169.254.1.1:8000/v1",
                "http://[fe80::1]/v1",
                "http://[fe80::1%25eth0]/v1",
                "http://[::ffff:169.254.169.254]/v1",
                "http://[::ffff:a9fe:a9fe]/v1",
                "http://[64:ff9b::a9fe:a9fe]/v1",
                "http://[fd00:ec2::254]/v1",
                "http://100.100.100.200/v1"
            })
    void saysWhichSettingCannotBeMeant(String address) {
        RelaySettings endpoint = new RelaySettings(Map.of("office", address), Map.of(), limits());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Destinations(endpoint))
                .withMessageStartingWith("tagpilot.relay.endpoints.office ");
        RelaySettings gateway = new RelaySettings(Map.of(), Map.of("openai", address), limits());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Destinations(gateway))
                .withMessageStartingWith("tagpilot.relay.gateways.openai ");
    }

    @Test
    void saysWhichNameCannotBeMeant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Destinations(new RelaySettings(Map.of(), Map.of("opena", "http://localhost"), limits())))
                .withMessageContaining("tagpilot.relay.gateways.opena names no provider")
                .withMessageContaining("openai, grok, gemini, claude, replicate, deepdanbooru, huggingface");
        for (String name : new String[] {"a/b", "..", "A", "", "a@b"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            new Destinations(new RelaySettings(Map.of(name, "http://localhost"), Map.of(), limits())));
        }
    }

    /** Hexadecimal numbers are names to some programs and addresses to others; what they resolve to is what counts. */
    @Test
    void aNameThatIsANumberIsJudgedByWhatItResolvesTo() {
        assertThat(ServerAddress.of("setting", "http://0xa9fea9fe/v1").host()).isEqualTo("0xa9fea9fe");
        CheckedNames names =
                new CheckedNames(host -> List.of(InetAddress.getByName("169.254.169.254")), AddressRule.NOT_LINK_LOCAL);
        assertThat(catchThrowable(() -> names.lookup("0xa9fea9fe"))).isInstanceOf(UnknownHostException.class);
    }

    private static RelaySettings.Limits limits() {
        return bind(Map.of()).limits();
    }

    private static RelaySettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("tagpilot.relay", RelaySettings.class);
    }
}
