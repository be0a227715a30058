package io.tagpilot.relay;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/**
 * Says what went wrong on the provider's side of the relay, and what to do. What the network said is not kept: it may name
 * addresses inside of it.
 */
final class RelayFailures {

    private final RelaySettings.Limits limits;

    RelayFailures(RelaySettings.Limits limits) {
        this.limits = limits;
    }

    /** Names the failure of a call that got no whole answer. */
    TagPilotException of(Destination destination, IOException failure) {
        String title = destination.title();
        String host = destination.base().host();
        if (failure instanceof CheckedNames.RefusedAddress) {
            return unreachable(host + " leads to an address that the relay does not call. Check the name server"
                    + (destination.isSet() ? " and " : ", or, if that is meant, set ") + destination.setting() + ".");
        }
        if (failure instanceof UnknownHostException) {
            return unreachable("The name " + host + " is not known to this server. Check its connection to the internet"
                    + (destination.isSet() ? " and " + destination.setting() : "") + ", then try again.");
        }
        if (failure instanceof SocketTimeoutException) {
            return timeout(title + " could not be reached within "
                    + seconds(limits.connect().toMillis())
                    + ". Check the connection of this server to it, then try again.");
        }
        if (failure instanceof InterruptedIOException) {
            return timeout(title + " did not answer within "
                    + seconds(limits.total().toMillis()) + ". Try again, or take a smaller picture or a faster model.");
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return unreachable(title + " takes no connection. "
                    + (destination.isSet()
                            ? "Check that it runs and that " + destination.setting() + " is right, then try again."
                            : "Check the connection of this server to the internet, then try again."));
        }
        if (failure instanceof SSLException) {
            return unreachable(
                    title + " gives no safe connection: its certificate is not accepted, or it speaks no TLS."
                            + " Check the clock of this server and what stands between it and the internet.");
        }
        return unreachable(
                "The connection to " + title + " broke off before the answer was complete. Try again in a moment.");
    }

    /**
     * Names the failure of a call whose answer cannot be passed back.
     *
     * @param with what it answered with, to stand behind "answered with"
     */
    static TagPilotException unusable(Destination destination, int status, String with) {
        return unreachable(destination.title() + " answered with " + with + " (status " + status + "). "
                        + (destination.isSet()
                                ? "Check that " + destination.setting() + " is right, then try again."
                                : "Try again in a moment."))
                .with("providerStatus", status);
    }

    private static TagPilotException unreachable(String sentence) {
        return new TagPilotException(ProblemCode.PROVIDER_UNREACHABLE, sentence);
    }

    private static TagPilotException timeout(String sentence) {
        return new TagPilotException(ProblemCode.PROVIDER_TIMEOUT, sentence);
    }

    private static String seconds(long milliseconds) {
        long seconds = Math.max(1, Math.round(milliseconds / 1000.0));
        return seconds == 1 ? "1 second" : seconds + " seconds";
    }
}
