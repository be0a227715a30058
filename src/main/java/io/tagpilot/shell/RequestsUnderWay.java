package io.tagpilot.shell;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Lets a server that is told to stop answer what it has begun. Spring Boot waits for requests that have reached a servlet, but not for
 * those whose body is still being received: they would be carried out, and the client would never hear of it.
 */
final class RequestsUnderWay implements SmartLifecycle {

    /** After new requests are refused, and before lines are closed. */
    private static final int PHASE = WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE - 1;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean running;

    /** To be put before everything that reads a request. */
    Valve counter() {
        return new Counter();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (underWay.get() > 0 && System.nanoTime() < deadline) {
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private final class Counter extends ValveBase {

        Counter() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            underWay.incrementAndGet();
            try {
                getNext().invoke(request, response);
            } finally {
                underWay.decrementAndGet();
            }
        }
    }
}
