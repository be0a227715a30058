package io.tagpilot.shell;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * The names by which this server may be reached. A page of another site can point its own name at our address ("DNS rebinding"),
 * and then only the name in the request tells; so it is checked whatever address the server listens at.
 */
final class AllowedHosts {

    private static final String ANY_SUBDOMAIN = "*.";

    private final Set<Authority> named = new HashSet<>();
    private final List<String> suffixes;
    private final @Nullable Pattern runPod;
    private final Supplier<Set<String>> machineNames;

    /**
     * Beside {@code localhost}, addresses in numbers and the machine's own name, allows what is given here.
     *
     * @param settings {@code name}, {@code name:port} or {@code *.name}
     * @param runPodId the id by which RunPod's proxy names this machine, if it runs there
     * @param machineNames looked up at most once, and only when nothing else fits, since it may ask a name server
     */
    AllowedHosts(List<String> settings, @Nullable String runPodId, Supplier<Set<String>> machineNames) {
        for (String setting : settings) {
            Authority.of(setting).ifPresent(named::add);
        }
        this.suffixes = settings.stream()
                .filter(setting -> setting.startsWith(ANY_SUBDOMAIN))
                .map(setting -> setting.substring(1).toLowerCase(Locale.ROOT))
                .toList();
        this.runPod = runPodId == null || runPodId.isEmpty()
                ? null
                : Pattern.compile(
                        Pattern.quote(runPodId.toLowerCase(Locale.ROOT)) + "-[0-9]{1,5}\\.proxy\\.runpod\\.net");
        this.machineNames = SingletonSupplier.of(machineNames);
    }

    /** Whether a setting can be meant. */
    static boolean isSetting(String setting) {
        return setting.startsWith(ANY_SUBDOMAIN)
                ? Authority.of(setting.substring(ANY_SUBDOMAIN.length()))
                        .filter(rest -> rest.port().isEmpty() && !rest.isAddress())
                        .isPresent()
                : Authority.of(setting).isPresent();
    }

    boolean allows(@Nullable String hostHeader) {
        Optional<Authority> stated = Authority.of(hostHeader);
        return stated.isPresent() && allows(stated.get());
    }

    private boolean allows(Authority asked) {
        String host = asked.host();
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || asked.isAddress()
                || named.contains(asked)
                || named.contains(new Authority(host, ""))
                || suffixes.stream().anyMatch(host::endsWith)
                || (runPod != null && runPod.matcher(host).matches())
                || machineNames.get().contains(host);
    }

    /** The names that this machine has in its own network. */
    static Set<String> namesOfThisMachine() {
        try {
            String full = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
            String first = full.replaceFirst("\\..*", "");
            return Set.copyOf(
                    List.of(full, first, first + ".local").stream().distinct().toList());
        } catch (UnknownHostException e) {
            return Set.of();
        }
    }
}
