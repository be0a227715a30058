package io.tagpilot.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class PixelBudgetTests {

    private final PixelBudget budget = new PixelBudget(10_000_000);

    @Test
    void neverMorePixelsAtOnceThanThereAre() throws Exception {
        AtomicLong now = new AtomicLong();
        AtomicLong most = new AtomicLong();
        ExecutorService pool = Executors.newFixedThreadPool(16);
        try {
            List<Future<Long>> done = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                long pixels = 1_000_000L * (1 + i % 7);
                done.add(pool.submit(() -> budget.spend(pixels, () -> {
                    most.accumulateAndGet(now.addAndGet(pixels), Math::max);
                    LockSupport.parkNanos(500_000);
                    return now.addAndGet(-pixels);
                })));
            }
            for (Future<Long> one : done) {
                one.get();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(most.get()).isBetween(1_000_000L, 10_010_000L);
    }

    @Test
    void onePictureLargerThanAllGoesAlone() throws IOException {
        assertThat(budget.spend(100_000_000, () -> "done")).isEqualTo("done");
    }

    @Test
    void aFailureGivesThePixelsBack() throws IOException {
        for (int i = 0; i < 50; i++) {
            assertThatThrownBy(() -> budget.spend(10_000_000, () -> {
                        throw new IOException("broken");
                    }))
                    .isInstanceOf(IOException.class);
        }
        assertThat(budget.spend(10_000_000, () -> true)).isTrue();
    }
}
