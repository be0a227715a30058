package io.tagpilot.relay;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Looks names up and refuses those that lead where the rule does not allow. The connection goes to the very addresses that are
 * returned here; nothing looks the name up a second time.
 */
final class CheckedNames implements Dns {

    private final Dns names;
    private final AddressRule rule;

    CheckedNames(Dns names, AddressRule rule) {
        this.names = names;
        this.rule = rule;
    }

    /** A name led to an address that is not called. */
    static final class RefusedAddress extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        RefusedAddress(String host) {
            super(host);
        }
    }

    /** One wrong address among good ones is enough to refuse: who can add one can take the others away later. */
    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> addresses = names.lookup(host);
        if (!addresses.stream().allMatch(rule::allows)) {
            throw new RefusedAddress(host);
        }
        return addresses;
    }
}
