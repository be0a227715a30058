package io.tagpilot.shell;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Who is logged in. A session is a random token of 256 bits that only the browser has; here lies its digest. It ends when it was not
 * used for 30 days, and with the process.
 */
final class Sessions {

    static final Duration IDLE = Duration.ofDays(30);

    private static final int MOST = 1_000;
    private static final int TOKEN_BYTES = 32;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> lastUses = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    Sessions(Clock clock) {
        this.clock = clock;
    }

    /** Begins a session and gives its token. */
    synchronized String begin() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        lastUses.put(DigestUtils.sha256Hex(token), clock.instant());
        return token;
    }

    /** Whether there is such a session; to ask is to use it. */
    synchronized boolean isOpen(String token) {
        Instant now = clock.instant();
        Instant lastUse = lastUses.computeIfPresent(
                DigestUtils.sha256Hex(token), (digest, last) -> last.plus(IDLE).isBefore(now) ? null : now);
        return lastUse != null;
    }

    synchronized void end(String token) {
        lastUses.remove(DigestUtils.sha256Hex(token));
    }
}
