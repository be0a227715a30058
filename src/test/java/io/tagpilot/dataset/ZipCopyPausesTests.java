package io.tagpilot.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ZipCopyPausesTests {

    private static final Duration WRITING = Duration.ofSeconds(3);

    private final AtomicLong clock =
            new AtomicLong(Long.MAX_VALUE - 5); // a clock of nanoseconds may begin anywhere, and overflow
    private final ZipCopyPauses pauses = new ZipCopyPauses(clock::get);

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    @Test
    void itLastsTheLongerTheMoreThereIsToWriteUpToALimit() {
        pauses.begin("1_small", Duration.ZERO);
        pauses.begin("1_large", WRITING);
        pauses.begin("1_huge", Duration.ofMinutes(5));

        assertThat(pauses.left("1_small")).isZero();
        assertThat(pauses.left("1_large")).isEqualTo(Duration.ofSeconds(6));
        assertThat(pauses.left("1_huge")).isEqualTo(Duration.ofSeconds(20));
        assertThat(pauses.left("1_unknown")).isZero();
    }

    @Test
    void itBeginsAnewAfterEachChange() {
        pauses.begin("1_dogs", WRITING);
        pass(Duration.ofSeconds(5));
        pauses.begin("1_dogs", WRITING);

        assertThat(pauses.left("1_dogs")).isEqualTo(Duration.ofSeconds(6));
        pass(Duration.ofSeconds(6));
        assertThat(pauses.left("1_dogs")).isZero();
    }

    @Test
    void whoeverNeverStopsSavingHasACopyAllTheSame() {
        for (int time = 0; time < 12; time++) {
            pauses.begin("1_dogs", WRITING);
            pass(Duration.ofSeconds(5));
        }
        pauses.begin("1_dogs", WRITING);
        assertThat(pauses.left("1_dogs")).isZero();

        pauses.end("1_dogs");
        pauses.begin("1_dogs", WRITING);
        assertThat(pauses.left("1_dogs")).isEqualTo(Duration.ofSeconds(6));
    }
}
