package io.tagpilot.image;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads single numbers from anywhere in a file, through a small window and never more than a fixed number of bytes, so that a
 * hostile header costs as little as a good one. Not for use by several threads.
 */
final class HeaderBytes implements Closeable {

    private static final int WINDOW = 4096;
    private static final int MOST_BYTES_READ = 256 * 1024;

    private final FileChannel channel;
    private final long size;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long windowStart;
    private int bytesRead;

    private HeaderBytes(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    static HeaderBytes open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new HeaderBytes(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    long size() {
        return size;
    }

    boolean has(long at, int count) {
        return at >= 0 && at + count <= size;
    }

    int u8(long at) throws IOException {
        return need(at, 1).get() & 0xff;
    }

    int u16be(long at) throws IOException {
        return need(at, 2).getShort() & 0xffff;
    }

    int u16le(long at) throws IOException {
        return Short.reverseBytes(need(at, 2).getShort()) & 0xffff;
    }

    int u24le(long at) throws IOException {
        return u16le(at) | u8(at + 2) << 16;
    }

    long u32be(long at) throws IOException {
        return need(at, 4).getInt() & 0xffff_ffffL;
    }

    long u32le(long at) throws IOException {
        return Integer.reverseBytes(need(at, 4).getInt()) & 0xffff_ffffL;
    }

    /** Whether these ASCII characters stand at {@code at}; false where the file ends before. */
    boolean matches(long at, String ascii) throws IOException {
        return has(at, ascii.length()) && ascii(at, ascii.length()).equals(ascii);
    }

    String ascii(long at, int count) throws IOException {
        return new String(bytes(at, count), StandardCharsets.ISO_8859_1);
    }

    byte[] bytes(long at, int count) throws IOException {
        byte[] bytes = new byte[count];
        for (int done = 0; done < count; ) {
            int step = Math.min(WINDOW, count - done);
            need(at + done, step).get(bytes, done, step);
            done += step;
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private ByteBuffer need(long at, int count) throws IOException {
        if (!has(at, count)) {
            throw new BrokenHeader("it ends too early");
        }
        if (at < windowStart || at + count > windowStart + window.limit()) {
            load(at);
        }
        return window.position(Math.toIntExact(at - windowStart));
    }

    private void load(long at) throws IOException {
        window.clear().order(ByteOrder.BIG_ENDIAN);
        windowStart = at;
        while (window.hasRemaining() && channel.read(window, at + window.position()) > 0) {
            // a channel may give less than was asked for
        }
        bytesRead += window.position();
        window.flip();
        if (bytesRead > MOST_BYTES_READ) {
            throw new BrokenHeader("its header is far longer than it should be");
        }
    }
}
