package io.tagpilot.relay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tagpilot.shell.RawHttp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RelayBusyHttpTests extends RelayHttpTests {

    @Test
    void fourCallsToAProviderAreUnderWayAtOnceAndTheFifthIsToldToComeAgain() throws Exception {
        CountDownLatch arrived = new CountDownLatch(4);
        CountDownLatch release = new CountDownLatch(1);
        PROVIDER.answer(request -> {
            if (request.getTarget().startsWith("/openai")) {
                arrived.countDown();
                await(release);
            }
            return FakeProvider.ok();
        });
        ExecutorService page = Executors.newFixedThreadPool(4);
        try {
            List<Future<RawHttp.Answer>> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                calls.add(page.submit(() -> post("openai/v1/responses", "{}")));
            }
            arrived.await();

            RawHttp.Answer fifth = post("openai/v1/responses", "{}");
            assertProblem(fifth, 503, "busy");
            assertThat(fifth.header("Retry-After")).isEqualTo("5");
            assertThat(fifth.json().path("retryAfter").asInt()).isEqualTo(5);
            assertThat(fifth.detail())
                    .isEqualTo(
                            "4 calls to OpenAI are under way and others wait already. Try again in 5 seconds, or send"
                                    + " fewer at once.");
            assertThat(PROVIDER.requests()).hasSize(4);
            assertPassed(post("claude/v1/messages", "{}"), 200);
            assertPassed(get("compatible/office/models"), 200);

            release.countDown();
            for (Future<RawHttp.Answer> call : calls) {
                assertPassed(call.get(), 200);
            }
            assertPassed(post("openai/v1/responses", "{}"), 200);
        } finally {
            release.countDown();
            page.shutdown();
        }
    }

    /** A place is given back whatever becomes of the call. */
    @Test
    void failuresLeaveNoPlaceTaken() throws IOException {
        for (int i = 0; i < 6; i++) {
            assertProblem(post("compatible/nobody/chat/completions", "{}"), 502, "provider-unreachable");
            assertProblem(post("openai/v1/responses", "{"), 400, "invalid-request");
        }
        assertPassed(post("openai/v1/responses", "{}"), 200);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
