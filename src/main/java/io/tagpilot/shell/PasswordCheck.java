package io.tagpilot.shell;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only place where a password is compared. Whoever guesses is slowed down, by address and over all; who is logged in already is
 * never asked here, and so never kept out by others who guess.
 */
final class PasswordCheck {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordCheck.class);

    private static final int ADDRESSES = 1_000;
    private static final int FREE_PER_ADDRESS = 5;
    private static final Duration LONGEST_PER_ADDRESS = Duration.ofMinutes(1);
    private static final int FREE_OVER_ALL = 50;
    private static final Duration LONGEST_OVER_ALL = Duration.ofSeconds(10);

    private final AccessPassword password;
    private final Clock clock;
    private final WrongTries overAll = new WrongTries(FREE_OVER_ALL, LONGEST_OVER_ALL);
    private final Map<String, WrongTries> byAddress = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, WrongTries> eldest) {
            return size() > ADDRESSES;
        }
    };

    PasswordCheck(AccessPassword password, Clock clock) {
        this.password = password;
        this.clock = clock;
    }

    /**
     * Lets the right password pass. One try is looked at after the other, so that many at once are not more than many.
     *
     * @param address where the try comes from
     * @throws TagPilotException {@code WRONG_PASSWORD}, or {@code TOO_MANY_TRIES} without having looked
     */
    synchronized void require(String given, String address) {
        Instant now = clock.instant();
        String side = sideOf(address);
        WrongTries own =
                byAddress.computeIfAbsent(side, unknown -> new WrongTries(FREE_PER_ADDRESS, LONGEST_PER_ADDRESS));
        Duration pause = longer(own.pause(now), overAll.pause(now));
        if (!pause.isZero()) {
            long seconds = pause.plusMillis(999).toSeconds();
            throw new TagPilotException(
                            ProblemCode.TOO_MANY_TRIES,
                            "Too many wrong passwords. Wait " + seconds + (seconds == 1 ? " second" : " seconds")
                                    + ", then try again.")
                    .with("retryAfter", seconds);
        }
        if (!password.is(given)) {
            own.add(now);
            overAll.add(now);
            LOG.warn("A wrong password from {}", address);
            throw new TagPilotException(ProblemCode.WRONG_PASSWORD, "This password is not right. Try again.");
        }
        byAddress.remove(side);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** One customer of a network has as many IPv6 addresses as he likes, all of which begin alike. */
    private static String sideOf(String address) {
        String[] groups = address.split(":", -1);
        return groups.length < 8 ? address : String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }
}
