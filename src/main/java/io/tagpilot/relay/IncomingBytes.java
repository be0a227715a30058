package io.tagpilot.relay;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** The body of a request while it comes in: counted, and with a name for what goes wrong on the page's side of the relay. */
final class IncomingBytes extends FilterInputStream {

    private final long announced;
    private final DataSize most;
    private final long deadline;
    private long count;

    /**
     * @param announced the size that the sender told, or -1
     * @param deadline until when it must have come in, by {@link System#nanoTime}: a sender that lets it drip would hold a place
     */
    IncomingBytes(InputStream in, long announced, DataSize most, long deadline) {
        super(in);
        this.deadline = deadline;
        this.announced = announced;
        this.most = most;
        if (announced > most.toBytes()) {
            throw tooLarge();
        }
    }

    long announced() {
        return announced;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        int read = receive(into, offset, length);
        if (read > 0) {
            count += read;
        }
        if (read >= 0 && System.nanoTime() > deadline) {
            throw new TagPilotException(
                    ProblemCode.PROVIDER_TIMEOUT,
                    "The request did not come in soon enough to be passed on. Send a smaller picture, or over a faster"
                            + " connection.");
        }
        if (count > most.toBytes()) {
            throw tooLarge();
        }
        if (read < 0 && announced >= 0 && count < announced) {
            throw brokenOff(null);
        }
        return read;
    }

    private int receive(byte[] into, int offset, int length) {
        try {
            return in.read(into, offset, length);
        } catch (IOException e) {
            throw brokenOff(e);
        }
    }

    private static TagPilotException brokenOff(@Nullable IOException cause) {
        return new TagPilotException(
                ProblemCode.INVALID_REQUEST, "The request broke off before it was complete. Send it again.", cause);
    }

    private TagPilotException tooLarge() {
        return new TagPilotException(
                ProblemCode.TOO_LARGE,
                "The request is larger than the " + most.toMegabytes()
                        + " MB that the relay passes on. Send a smaller picture.");
    }
}
