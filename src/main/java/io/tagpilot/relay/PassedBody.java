package io.tagpilot.relay;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** Passes a body on while it comes in; no more of it than a few kilobytes is ever held. */
final class PassedBody extends RequestBody {

    private static final int PIECE = 8192;

    private final MediaType type;
    private final IncomingBytes incoming;
    private final boolean json;

    PassedBody(MediaType type, IncomingBytes incoming, boolean json) {
        this.type = type;
        this.incoming = incoming;
        this.json = json;
    }

    @Override
    public MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return incoming.announced();
    }

    /** What was read is gone, so that a call cannot be repeated. */
    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        if (json) {
            JsonCheck.pass(incoming, sink.outputStream());
            return;
        }
        byte[] piece = new byte[PIECE];
        for (int count = incoming.read(piece); count >= 0; count = incoming.read(piece)) {
            sink.write(piece, 0, count);
        }
    }
}
