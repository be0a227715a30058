package io.tagpilot.image;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes some thumbnails for nobody when the server has started: Java loads then, beside the first requests, what otherwise whoever opens the
 * first dataset would wait for.
 */
@Component
final class ThumbnailRehearsal {

    private static final Logger log = LoggerFactory.getLogger(ThumbnailRehearsal.class);

    private final Thumbnails thumbnails;

    /** Java learns nothing from a second time, whoever says once more that the server has started. */
    private final AtomicBoolean hasBegun = new AtomicBoolean();

    ThumbnailRehearsal(Thumbnails thumbnails) {
        this.thumbnails = thumbnails;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (hasBegun.getAndSet(true)) {
            return;
        }
        Thread thread = new Thread(this::run, "thumbnail-rehearsal");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            thumbnails.rehearse();
        } catch (IOException | RuntimeException e) {
            log.warn("Thumbnails may not work here: {}", e.getMessage());
        }
    }
}
