package io.tagpilot.shell;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Host and port as a {@code Host} header or an origin states them.
 *
 * @param host in lower case, without a dot at the end; an IPv6 address in brackets
 * @param port empty when none is stated
 */
record Authority(String host, String port) {

    private static final Pattern FORM =
            Pattern.compile("(\\[[0-9a-f.]*:[0-9a-f:.]+]|[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_-])?)\\.?(?::([0-9]{1,5}))?");
    private static final Pattern ORIGIN = Pattern.compile("https?://(.+)");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");

    /** Reads {@code name}, {@code name:port} or {@code [::1]:port}; empty for anything else. */
    static Optional<Authority> of(@Nullable String stated) {
        Matcher form = FORM.matcher(stated == null ? "" : stated.toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            return Optional.empty();
        }
        String port = form.group(2);
        return Optional.of(new Authority(form.group(1), port == null ? "" : port));
    }

    /** Reads the host and port of an {@code http} or {@code https} origin. */
    static Optional<Authority> ofOrigin(String origin) {
        Matcher form = ORIGIN.matcher(origin.toLowerCase(Locale.ROOT));
        return form.matches() ? of(form.group(1)) : Optional.empty();
    }

    /** Whether this has the form in which browsers name an origin. */
    static boolean isOrigin(String stated) {
        return ofOrigin(stated).isPresent();
    }

    /** An address in numbers, which no name server can point elsewhere. */
    boolean isAddress() {
        return host.startsWith("[") || IPV4.matcher(host).matches();
    }

    /** Whether both name one server, where a port that is not stated is one of the usual two. */
    boolean sameServer(Authority other) {
        return host.equals(other.host) && (port.equals(other.port) || (isUsualPort() && other.isUsualPort()));
    }

    private boolean isUsualPort() {
        return port.isEmpty() || port.equals("80") || port.equals("443");
    }
}
