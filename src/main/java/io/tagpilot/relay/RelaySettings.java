package io.tagpilot.relay;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator may set about the relay.
 *
 * @param endpoints by a name of the operator's choice, the addresses of servers that speak the OpenAI protocol, such as
 *     {@code http://10.0.0.5:8000/v1}
 * @param gateways by the name of a provider, an address that is called in place of the provider's own
 * @param limits what a single call may take
 */
@ConfigurationProperties("tagpilot.relay")
public record RelaySettings(
        @DefaultValue Map<String, String> endpoints,
        @DefaultValue Map<String, String> gateways,
        @DefaultValue Limits limits) {

    /**
     * Upper bounds for calls. Sizes are binary.
     *
     * @param connect the time in which a connection must stand
     * @param total the time in which the whole answer must be there; proxies in front of us cut a request after 100 seconds
     * @param atOnce calls to one provider under way at the same time
     * @param queue further calls to one provider that may wait for their turn
     * @param turn how long they may wait
     * @param request the size of a request
     * @param answer the size of an answer, unpacked
     */
    public record Limits(
            @DefaultValue("10s") Duration connect,
            @DefaultValue("90s") Duration total,
            @DefaultValue("4") int atOnce,
            @DefaultValue("8") int queue,
            @DefaultValue("5s") Duration turn,
            @DefaultValue("40MB") DataSize request,
            @DefaultValue("10MB") DataSize answer) {}
}
