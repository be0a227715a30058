package io.tagpilot.relay;

import okhttp3.Dns;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the relay together. */
@Configuration(proxyBeanMethods = false)
class RelayConfiguration {

    /** The name servers of this machine. */
    @Bean
    Dns nameServers() {
        return Dns.SYSTEM;
    }

    @Bean
    Relay relay(RelaySettings settings, Dns nameServers, @Value("${tagpilot.version}") String version) {
        return new Relay(settings, nameServers, "TagPilot/" + version);
    }
}
