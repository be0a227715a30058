package io.tagpilot.corpus;

import io.tagpilot.archive.ZipBytes;
import io.tagpilot.archive.ZipBytes.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** Small ZIPs whose entries share their bytes, so that they unpack to far more than they weigh. */
final class ZipBombs {

    private ZipBombs() {}

    /** All entries of the list point to the same bytes. */
    static ZipBytes full(int count, int size) {
        Entry[] entries = new Entry[count];
        for (int i = 0; i < count; i++) {
            entries[i] = new Entry("k.png", new byte[size]).deflated();
            entries[i].name = ZipBytes.bytes("%03d.png".formatted(i));
            if (i > 0) {
                entries[i].offset = 0;
                entries[i].written = false;
            }
        }
        entries[0].localName = entries[0].name;
        return ZipBytes.of(entries);
    }

    /** Each entry's bytes begin with a piece that holds the header of the next one as it is, and go on with the next one's bytes. */
    static ZipBytes quoted(int count, int size) throws IOException {
        Entry[] entries = new Entry[count];
        byte[] content = new byte[size];
        entries[count - 1] = new Entry("%03d.png".formatted(count - 1), content).deflated();
        for (int i = count - 2; i >= 0; i--) {
            byte[] header = ZipBytes.localHeader(entries[i + 1]);
            content = joined(header, content);
            entries[i] = quoting("%03d.png".formatted(i), header.length, content, entries[i + 1].packedSize);
        }
        return ZipBytes.of(entries);
    }

    private static Entry quoting(String name, int quoted, byte[] content, long packedNext) {
        byte[] pieceHead = ByteBuffer.allocate(5)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0)
                .putShort((short) quoted)
                .putShort((short) ~quoted)
                .array();
        CRC32 crc = new CRC32();
        crc.update(content);
        return new Entry(name, pieceHead).with(entry -> {
            entry.method = 8;
            entry.localMethod = 8;
            entry.crc = crc.getValue();
            entry.size = content.length;
            entry.packedSize = pieceHead.length + quoted + packedNext;
        });
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
