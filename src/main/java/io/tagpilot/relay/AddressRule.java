package io.tagpilot.relay;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Which addresses of the network may be called. */
enum AddressRule {
    /** What a provider on the internet must resolve to. */
    PUBLIC,
    /**
     * What an operator may name: anything, a model server in the same network being the usual case, but not what answers on a
     * link-local address. There clouds keep the credentials of the machine.
     */
    NOT_LINK_LOCAL;

    private static final int IPV4 = 4;

    boolean allows(InetAddress address) {
        InetAddress reached = reached(address);
        boolean never = reached.isLinkLocalAddress() || reached.isMulticastAddress() || holdsCredentials(reached);
        return !never && (this == NOT_LINK_LOCAL || isPublic(reached));
    }

    private static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean own = address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isSiteLocalAddress();
        boolean unique = bytes.length > IPV4 && (first & 0xfe) == 0xfc;
        boolean shared = bytes.length == IPV4 && first == 100 && (second & 0xc0) == 64;
        boolean reserved = bytes.length == IPV4 && (first == 0 || first == 127 || first >= 240);
        return !own && !unique && !shared && !reserved;
    }

    /** The services of clouds that hand out credentials and do not listen at a link-local address. */
    private static boolean holdsCredentials(InetAddress address) {
        return switch (address.getHostAddress()) {
            case "fd00:ec2:0:0:0:0:0:254", "100.100.100.200", "192.0.0.192", "168.63.129.16" -> true;
            default -> false;
        };
    }

    /** The IPv4 address that an IPv6 address stands for (mapped, compatible, translated or tunnelled), else the address. */
    private static InetAddress reached(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return address;
        }
        if (startsWith(bytes, 0x00, 0x64, 0xff, 0x9b) || (isZero(bytes, 0, 10) && !isZero(bytes, 10, 15))) {
            return ipv4(bytes, 12);
        }
        return startsWith(bytes, 0x20, 0x02) ? ipv4(bytes, 2) : address;
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress ipv4(byte[] bytes, int at) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, at + IPV4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are always an address", e);
        }
    }
}
