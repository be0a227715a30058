package io.tagpilot.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.unit.DataSize;

@Timeout(60)
class RelayLimitsTests {

    private static final Destination OPENAI = new Destinations(
                    new RelaySettings(Map.of(), Map.of("openai", "http://localhost"), limits(Duration.ofMinutes(1), 1)))
            .of("openai/v1/models");

    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void theFifthCallWaitsForItsTurnAndTheSixthIsTurnedAway() throws InterruptedException {
        RelayLimits limits = new RelayLimits(limits(Duration.ofMinutes(1), 1));
        CountDownLatch inside = new CountDownLatch(4);
        Thread[] calls = new Thread[5];
        for (int i = 0; i < 4; i++) {
            calls[i] = start(limits, inside);
        }
        inside.await();
        calls[4] = start(limits, new CountDownLatch(1));
        while (calls[4].getState() == Thread.State.NEW || calls[4].getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
        }
        assertThat(calls[4].getState()).isEqualTo(Thread.State.TIMED_WAITING);
        assertThatExceptionOfType(TagPilotException.class)
                .isThrownBy(() -> limits.inTurn(OPENAI, () -> "never"))
                .matches(problem -> problem.code() == ProblemCode.BUSY);
        assertThat(underWay).hasValue(4);

        release.countDown();
        for (Thread call : calls) {
            call.join();
        }
        assertThat(done).hasValue(5);
        assertThat(most).hasValue(4);
    }

    private Thread start(RelayLimits limits, CountDownLatch inside) {
        Thread call = new Thread(() -> limits.inTurn(OPENAI, () -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            inside.countDown();
            await();
            underWay.decrementAndGet();
            return done.incrementAndGet();
        }));
        call.start();
        return call;
    }

    private void await() {
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RelaySettings.Limits limits(Duration turn, int queue) {
        return new RelaySettings.Limits(
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                4,
                queue,
                turn,
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(1));
    }
}
