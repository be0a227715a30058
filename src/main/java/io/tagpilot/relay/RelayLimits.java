package io.tagpilot.relay;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets a few calls to each destination be under way at a time; a few more wait their turn for a while. Safe for many threads. */
final class RelayLimits {

    private static final long RETRY_AFTER_SECONDS = 5;

    private final RelaySettings.Limits limits;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    RelayLimits(RelaySettings.Limits limits) {
        this.limits = limits;
    }

    private record Lane(Semaphore calls, Semaphore queue) {}

    /** Makes a call when it is its turn; {@code BUSY} when that does not come in time. */
    <T> T inTurn(Destination destination, Supplier<T> call) {
        Lane lane = lanes.computeIfAbsent(
                destination.id(),
                id -> new Lane(new Semaphore(limits.atOnce(), true), new Semaphore(limits.queue(), true)));
        if (!lane.calls.tryAcquire() && !waited(lane)) {
            throw busy(destination);
        }
        try {
            return call.get();
        } finally {
            lane.calls.release();
        }
    }

    private TagPilotException busy(Destination destination) {
        return new TagPilotException(
                        ProblemCode.BUSY,
                        limits.atOnce() + " calls to " + destination.title()
                                + " are under way and others wait already. Try again in " + RETRY_AFTER_SECONDS
                                + " seconds, or send fewer at once.")
                .with("retryAfter", RETRY_AFTER_SECONDS);
    }

    private boolean waited(Lane lane) {
        if (!lane.queue.tryAcquire()) {
            return false;
        }
        try {
            return lane.calls.tryAcquire(limits.turn().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lane.queue.release();
        }
    }
}
