package io.tagpilot.dataset;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How long the ZIP copy of a dataset waits after a change: the longer the more there is to write, and anew after each further change, so that
 * saves in a row share one copy and none of them waits for the disk while it is written. Safe for several threads.
 */
final class ZipCopyPauses {

    /** How many times as long as the writing takes. */
    private static final int TIMES = 2;

    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** So long after the first of several changes it waits for no other. */
    private static final Duration LONGEST_IN_ALL = Duration.ofMinutes(1);

    /**
     * @param first when the first change came that no copy has, in nanoseconds of the clock
     * @param end when the pause after the last one is over
     */
    private record Pause(long first, long end) {}

    private final LongSupplier clock;
    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();

    /** @param clock gives nanoseconds */
    ZipCopyPauses(LongSupplier clock) {
        this.clock = clock;
    }

    /**
     * The dataset in that folder has changed.
     *
     * @param writing how long its copy will take to write
     */
    void begin(String folder, Duration writing) {
        long now = clock.getAsLong();
        Duration pause = writing.multipliedBy(TIMES);
        long end = now + (pause.compareTo(LONGEST) < 0 ? pause : LONGEST).toNanos();
        pauses.merge(folder, new Pause(now, end), (before, last) -> new Pause(before.first(), last.end()));
    }

    /** What is left of the pause; nothing when there is none. */
    Duration left(String folder) {
        Pause pause = pauses.get(folder);
        if (pause == null) {
            return Duration.ZERO;
        }
        long now = clock.getAsLong();
        long left = Math.min(pause.end() - now, pause.first() + LONGEST_IN_ALL.toNanos() - now);
        return Duration.ofNanos(Math.max(0, left));
    }

    /** The copy is being written; the next change begins anew. */
    void end(String folder) {
        pauses.remove(folder);
    }
}
