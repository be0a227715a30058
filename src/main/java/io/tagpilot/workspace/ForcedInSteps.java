package io.tagpilot.workspace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Writes to a file and forces it every few megabytes. A disk that is asked to force a small file first writes much of what waits for it,
 * so that a large file which is written all at once would have every save wait.
 */
final class ForcedInSteps extends OutputStream {

    private static final int STEP = 8 << 20;

    private final FileChannel channel;
    private long unforced;

    ForcedInSteps(FileChannel channel) {
        this.channel = channel;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one});
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes, offset, length);
        while (left.hasRemaining()) {
            channel.write(left);
        }
        unforced += length;
        if (unforced >= STEP) {
            channel.force(false);
            unforced = 0;
        }
    }
}
