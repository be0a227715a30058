package io.tagpilot.relay;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Reads an address that an operator has set, in one plain form only, so that there is no doubt about which server it names. */
final class ServerAddress {

    /** Host names, or IP addresses as they are usually written; no user, no query, no dots that climb. */
    private static final Pattern FORM =
            Pattern.compile("https?://(?:[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?"
                    + "(?:/(?!\\.\\.?(?:/|$))[A-Za-z0-9._~-]+)*/?");

    private static final Pattern DIGITS = Pattern.compile("[0-9.]+");

    private ServerAddress() {}

    /**
     * Reads the value of a setting.
     *
     * @throws IllegalArgumentException when it is none, or names an address that is never called
     */
    static HttpUrl of(String setting, String value) {
        HttpUrl url = FORM.matcher(value).matches() ? HttpUrl.parse(value.replaceFirst("/$", "")) : null;
        if (url == null) {
            throw new IllegalArgumentException(
                    setting + " takes an address such as http://10.0.0.5:8000/v1, not \"" + value + "\"");
        }
        if ((url.host().contains(":") || DIGITS.matcher(url.host()).matches()) && !mayBeCalled(url.host())) {
            throw new IllegalArgumentException(setting + " names \"" + value
                    + "\", which is no IP address in its usual form, or one that the relay never calls");
        }
        return url;
    }

    /** Addresses in numbers are not looked up when they are called, so they are judged here. */
    private static boolean mayBeCalled(String host) {
        boolean plain = host.contains(":") || host.matches("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
        try {
            return plain && AddressRule.NOT_LINK_LOCAL.allows(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
