package io.tagpilot.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A WebP of several pictures, which the decoder does not read: its first picture is made a file of its own. */
final class MovingWebp {

    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FRAME_HEADER = 16;
    private static final int EXTENDED_SIZE = 10;
    private static final int HAS_ALPHA = 0x10;
    private static final long LARGEST_FRAME = 64L << 20;
    private static final int MOST_CHUNKS = 1000;

    private MovingWebp() {}

    /** The first picture as a WebP file. */
    static byte[] firstPicture(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            long at = FIRST_CHUNK;
            for (int i = 0; i < MOST_CHUNKS && at + CHUNK_HEADER <= in.size(); i++) {
                ByteBuffer header = read(in, at, CHUNK_HEADER);
                long length = header.getInt(4) & 0xffff_ffffL;
                if (header.getInt(0) == code("ANMF") && length > FRAME_HEADER && length <= LARGEST_FRAME) {
                    return asFile(read(in, at + CHUNK_HEADER, (int) length));
                }
                at += CHUNK_HEADER + length + (length & 1);
            }
        }
        throw new BrokenHeader("it holds no picture");
    }

    /** Transparency that lies in a chunk of its own is read only where an extended header announces it. */
    private static byte[] asFile(ByteBuffer frame) {
        byte[] picture = new byte[frame.remaining() - FRAME_HEADER];
        frame.get(FRAME_HEADER, picture);
        boolean extended = frame.getInt(FRAME_HEADER) == code("ALPH");
        int extendedSize = extended ? CHUNK_HEADER + EXTENDED_SIZE : 0;
        ByteBuffer file = ByteBuffer.allocate(FIRST_CHUNK + extendedSize + picture.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(code("RIFF"))
                .putInt(4 + extendedSize + picture.length)
                .putInt(code("WEBP"));
        if (extended) {
            byte[] sides = new byte[6];
            frame.get(6, sides);
            file.putInt(code("VP8X")).putInt(EXTENDED_SIZE).putInt(HAS_ALPHA).put(sides);
        }
        file.put(picture).flip();
        byte[] bytes = new byte[file.remaining()];
        file.get(bytes);
        return bytes;
    }

    private static ByteBuffer read(FileChannel in, long at, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (in.read(bytes, at + bytes.position()) < 0) {
                throw new BrokenHeader("it ends too early");
            }
        }
        return bytes.flip();
    }

    private static int code(String name) {
        return ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
    }
}
