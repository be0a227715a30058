package io.tagpilot.shell;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;

/**
 * Keeps clients that send slowly from taking the whole server. A thread waits for each body that is being received, so only so many
 * are at once, and each for a bounded time ({@link PacedBody}); requests without a body always find a thread.
 */
final class BodyGate extends ValveBase {

    /** Lists of changes, calls for providers and the like: small, and many tabs may send some at once. */
    private static final int OTHERS_AT_ONCE = 64;

    /** Those that are turned away and still listened to, so that they see why. The others are cut off. */
    private static final int TURNED_AWAY_AT_ONCE = 16;

    private static final String FORM = "multipart/";

    /** Several images without a form around them. */
    private static final String IMAGES = "application/vnd.tagpilot.images";

    private static final String RELAY = "/api/tagpilot/relay/";
    private static final int RETRY_SECONDS = 5;

    private final ArrivalSettings settings;
    private final ProblemWriter problems;
    private final Semaphore uploads;
    private final Semaphore others = new Semaphore(OTHERS_AT_ONCE);
    private final Semaphore turnedAway = new Semaphore(TURNED_AWAY_AT_ONCE);

    BodyGate(ArrivalSettings settings, ProblemWriter problems) {
        super(true);
        this.settings = settings;
        this.problems = problems;
        this.uploads = new Semaphore(settings.uploadsAtOnce());
    }

    /** What is done while a body arrives. */
    @FunctionalInterface
    private interface Answer {
        void give() throws IOException, ServletException;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!isToBeReceived(request, response)) {
            getNext().invoke(request, response);
            return;
        }
        Semaphore places = isUpload(request) ? uploads : others;
        if (places.tryAcquire()) {
            try {
                receive(request, response, () -> getNext().invoke(request, response));
            } finally {
                places.release();
            }
        } else {
            turnAway(request, response);
        }
    }

    private void receive(Request request, Response response, Answer answer) throws IOException, ServletException {
        org.apache.coyote.Request coyote = request.getCoyoteRequest();
        InputBuffer whole = coyote.getInputBuffer();
        PacedBody body = new PacedBody(whole, settings);
        coyote.setInputBuffer(body);
        try {
            answer.give();
            passOver(request, response, body);
        } finally {
            coyote.setInputBuffer(whole);
        }
    }

    private void turnAway(Request request, Response response) throws IOException, ServletException {
        SecurityHeaders.addTo(response);
        problems.writeBusy(response, "Too much is being sent to TagPilot at once.", RETRY_SECONDS);
        if (turnedAway.tryAcquire()) {
            try {
                receive(request, response, () -> {});
            } finally {
                turnedAway.release();
            }
        } else {
            response.finishResponse();
            cutOff(request);
        }
    }

    /** Tomcat would pass over the rest of a body by itself, but wait for it without end. */
    private static void passOver(Request request, Response response, PacedBody body) throws IOException {
        org.apache.coyote.Request coyote = request.getCoyoteRequest();
        AtomicBoolean read = new AtomicBoolean();
        coyote.action(ActionCode.REQUEST_BODY_FULLY_READ, read);
        boolean neverSent = coyote.hasExpectation() && response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST;
        if (read.get() || neverSent || request.isAsync()) {
            return;
        }
        response.finishResponse();
        if (coyote.getErrorException() != null || !body.passOver(coyote)) {
            cutOff(request);
        }
    }

    private static void cutOff(Request request) {
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }

    /** A request that Tomcat has found wrong already is only answered. */
    private static boolean isToBeReceived(Request request, Response response) {
        String length = request.getHeader("Content-Length");
        boolean hasBody = (length != null && !length.equals("0")) || request.getHeader("Transfer-Encoding") != null;
        return hasBody && response.getStatus() < HttpServletResponse.SC_BAD_REQUEST;
    }

    private static boolean isUpload(Request request) {
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        return (type.startsWith(FORM) || type.startsWith(IMAGES))
                && !request.getRequestURI().startsWith(RELAY);
    }
}
