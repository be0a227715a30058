package io.tagpilot.relay;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The servers that calls may go to: the fixed providers, and what the operator has named. */
final class Destinations {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final String ENDPOINTS = "tagpilot.relay.endpoints.";
    private static final String GATEWAYS = "tagpilot.relay.gateways.";

    private final Map<String, Destination> providers = new LinkedHashMap<>();
    private final Map<String, Destination> endpoints = new TreeMap<>();

    /** @throws IllegalArgumentException when the operator has set something that cannot be meant */
    Destinations(RelaySettings settings) {
        for (Provider provider : Provider.FIXED) {
            String gateway = settings.gateways().get(provider.id());
            String setting = GATEWAYS + provider.id();
            providers.put(
                    provider.id(),
                    new Destination(
                            provider.id(),
                            provider.title(),
                            setting,
                            provider,
                            ServerAddress.of(setting, gateway == null ? provider.address() : gateway),
                            gateway != null));
        }
        for (String name : settings.gateways().keySet()) {
            if (!providers.containsKey(name)) {
                throw new IllegalArgumentException(GATEWAYS + name + " names no provider; these are known: "
                        + String.join(", ", providers.keySet()));
            }
        }
        settings.endpoints().forEach((name, address) -> endpoints.put(name, endpoint(name, address)));
    }

    private static Destination endpoint(String name, String address) {
        String setting = ENDPOINTS + name;
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(setting + ": a name is made of small letters, digits and -");
        }
        return new Destination(
                Provider.COMPATIBLE.id() + "/" + name,
                Provider.COMPATIBLE.title() + " " + name,
                setting,
                Provider.COMPATIBLE,
                ServerAddress.of(setting, address),
                true);
    }

    List<String> providers() {
        return List.copyOf(providers.keySet());
    }

    List<String> endpoints() {
        return List.copyOf(endpoints.keySet());
    }

    /**
     * Finds the one that an address begins with.
     *
     * @param target {@code openai/v1/models}, as it came
     */
    Destination of(String target) {
        String[] parts = target.split("/", -1);
        boolean named = parts[0].equals(Provider.COMPATIBLE.id());
        Destination found = named ? (parts.length > 1 ? endpoints.get(parts[1]) : null) : providers.get(parts[0]);
        if (found != null) {
            return found;
        }
        throw new TagPilotException(
                ProblemCode.NOT_FOUND,
                named
                        ? "This server has no endpoint of this name. Its operator names endpoints in tagpilot.relay.endpoints."
                        : "The relay knows no provider of this name. It takes the name of a provider, never an address.");
    }
}
