package io.tagpilot.image;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many pixels may be decoded at the same time. Small pictures go side by side; a huge one goes alone. First come, first
 * served. Safe for use by many threads.
 */
final class PixelBudget {

    private static final int PIXELS_PER_PERMIT = 1024;
    private static final long PIXELS_PER_CORE = 16_000_000L;
    private static final long LONGEST_WAIT_SECONDS = 50;

    private final int permits;
    private final Semaphore free;

    PixelBudget(long pixels) {
        this.permits = Math.toIntExact(Math.max(1, pixels / PIXELS_PER_PERMIT));
        this.free = new Semaphore(permits, true);
    }

    /** A budget that keeps this machine's cores busy and no more. */
    static PixelBudget forThisMachine() {
        return new PixelBudget(PIXELS_PER_CORE * Runtime.getRuntime().availableProcessors());
    }

    /** Does {@code work}, which decodes {@code pixels}, as soon as there is room for them. */
    <T> T spend(long pixels, Work<T> work) throws IOException {
        int wanted = (int) Math.max(1, Math.min(permits, pixels / PIXELS_PER_PERMIT));
        waitFor(wanted);
        try {
            return work.run();
        } finally {
            free.release(wanted);
        }
    }

    private void waitFor(int wanted) {
        try {
            if (free.tryAcquire(wanted, LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new TagPilotException(
                ProblemCode.BUSY, "Too many thumbnails are being made at once. Try again in a moment.");
    }

    /** What is done within the budget. */
    interface Work<T> {
        T run() throws IOException;
    }
}
