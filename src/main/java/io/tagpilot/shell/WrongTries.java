package io.tagpilot.shell;

import java.time.Duration;
import java.time.Instant;

/** Counts wrong passwords and says how long the next try must wait: not at all at first, then twice as long each time. */
final class WrongTries {

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 20;

    private final int free;
    private final Duration longest;
    private int count;
    private Instant last = Instant.MIN;

    /**
     * Starts with none.
     *
     * @param free how many may be wrong before there is a pause
     * @param longest what the pause grows to
     */
    WrongTries(int free, Duration longest) {
        this.free = free;
        this.longest = longest;
    }

    void add(Instant now) {
        count = isForgotten(now) ? 1 : count + 1;
        last = now;
    }

    /** Zero, or what is left of the pause. */
    Duration pause(Instant now) {
        if (count < free || isForgotten(now)) {
            return Duration.ZERO;
        }
        Duration grown = Duration.ofSeconds(1L << Math.min(MOST_DOUBLINGS, count - free));
        Duration whole = grown.compareTo(longest) < 0 ? grown : longest;
        Duration left = Duration.between(now, last.plus(whole));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private boolean isForgotten(Instant now) {
        return count == 0 || last.plus(FORGOTTEN_AFTER).isBefore(now);
    }
}
