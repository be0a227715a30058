package io.tagpilot.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressRuleTests {

    @ParameterizedTest
    @CsvSource({
        // address, a provider's, an operator's
        "93.184.216.34, true, true",
        "2606:4700::6810:1, true, true",
        "64:ff9b::5db8:d822, true, true",
        "172.15.255.255, true, true",
        "172.32.0.0, true, true",
        "100.63.255.255, true, true",
        "100.128.0.0, true, true",
        "169.253.255.255, true, true",
        "169.255.0.0, true, true",
        "198.18.0.5, true, true",
        "127.0.0.1, false, true",
        "::1, false, true",
        "0.0.0.0, false, true",
        "::, false, true",
        "0.1.2.3, false, true",
        "10.0.0.5, false, true",
        "172.16.0.1, false, true",
        "172.31.255.255, false, true",
        "192.168.0.1, false, true",
        "100.64.0.1, false, true",
        "240.0.0.1, false, true",
        "fc00::1, false, true",
        "fdff::1, false, true",
        "fec0::1, false, true",
        "::ffff:192.168.0.1, false, true",
        "::192.168.0.1, false, true",
        "64:ff9b::c0a8:1, false, true",
        "2002:c0a8:1::, false, true",
        "169.254.0.0, false, false",
        "169.254.169.254, false, false",
        "169.254.255.255, false, false",
        "fe80::1, false, false",
        "febf:ffff::1, false, false",
        "::ffff:169.254.1.1, false, false",
        "::169.254.1.1, false, false",
        "64:ff9b::a9fe:101, false, false",
        "2002:a9fe:101::1, false, false",
        "fd00:ec2::254, false, false",
        "100.100.100.200, false, false",
        "192.0.0.192, false, false",
        "168.63.129.16, false, false",
        "224.0.0.1, false, false",
        "ff02::1, false, false"
    })
    void decidesByTheTable(String address, boolean provider, boolean operator) throws UnknownHostException {
        InetAddress checked = InetAddress.getByName(address);
        assertThat(AddressRule.PUBLIC.allows(checked)).isEqualTo(provider);
        assertThat(AddressRule.NOT_LINK_LOCAL.allows(checked)).isEqualTo(operator);
    }
}
