package io.tagpilot.shell;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * The body of a request, which a thread waits for. A client that lets it wait longer than it may is cut off; Tomcat's own limit is only
 * for the time between two bytes.
 */
final class PacedBody implements InputBuffer {

    private static final long NANOS_A_SECOND = 1_000_000_000L;
    private static final long MOST_PASSED_OVER = 1L << 30;

    private final InputBuffer body;
    private final ArrivalSettings settings;
    private long read;
    private long waitedNanos;

    PacedBody(InputBuffer body, ArrivalSettings settings) {
        this.body = body;
        this.settings = settings;
    }

    /** @throws SocketTimeoutException for too slow a body, which Tomcat makes a 408 of */
    @Override
    public int doRead(ApplicationBufferHandler into) throws IOException {
        long start = System.nanoTime();
        int count = body.doRead(into);
        waitedNanos += System.nanoTime() - start;
        read += Math.max(0, count);
        if (waitedNanos > mayHaveTaken()) {
            throw new SocketTimeoutException("The body of the request came too slowly");
        }
        return count;
    }

    @Override
    public int available() {
        return body.available();
    }

    /**
     * Reads what nobody has read, since a client that is still sending would not see the answer.
     *
     * @return false where that took too long or was too much
     */
    boolean passOver(Request request) {
        Passed passed = new Passed();
        try {
            while (read < MOST_PASSED_OVER) {
                if (request.doRead(passed) < 0) {
                    return true;
                }
            }
        } catch (IOException gone) {
            return false;
        }
        return false;
    }

    private long mayHaveTaken() {
        return settings.patience().toNanos()
                + (long) ((double) read / settings.slowest().toBytes() * NANOS_A_SECOND);
    }

    /** Takes pieces of a body and forgets them. */
    private static final class Passed implements ApplicationBufferHandler {

        private ByteBuffer piece = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            piece = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return piece;
        }

        @Override
        public void expand(int size) {
            // pieces are as large as they come
        }
    }
}
