package io.tagpilot.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Builds ZIPs byte by byte, also ones that no decent program would write. */
public final class ZipBytes {

    /** One file; every field may be made to lie. */
    public static final class Entry {
        public byte[] name;
        public byte[] localName;
        public byte[] packed;
        public int flags;
        public int method;
        public int localMethod;
        public long crc;
        public long size;
        public long packedSize;
        public long externalAttributes;
        public byte[] extra = {};
        public boolean descriptor;
        public boolean descriptorSignature = true;
        public boolean listed = true;
        public boolean written = true;
        public long offset = -1;

        public Entry(String name, byte[] content) {
            this(name.getBytes(StandardCharsets.UTF_8), content);
            this.flags = 0x800;
        }

        public Entry(byte[] name, byte[] content) {
            this.name = name;
            this.localName = name;
            this.packed = content;
            CRC32 sum = new CRC32();
            sum.update(content);
            this.crc = sum.getValue();
            this.size = content.length;
            this.packedSize = content.length;
        }

        public Entry deflated() {
            packed = deflate(packed);
            packedSize = packed.length;
            method = 8;
            localMethod = 8;
            return this;
        }

        public Entry with(Consumer<Entry> change) {
            change.accept(this);
            return this;
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private byte[] prefix = {};
    private byte[] trailer = {};
    private byte[] comment = {};
    private int countError;
    private long listOffsetError;
    private int disk;
    private boolean zip64;

    public static ZipBytes of(Entry... entries) {
        ZipBytes zip = new ZipBytes();
        zip.entries.addAll(List.of(entries));
        return zip;
    }

    /** A ZIP of stored files with one image beside them, since a ZIP without images is refused. */
    public static ZipBytes withNames(String... names) {
        ZipBytes zip = of(new Entry("ok.png", bytes("picture")));
        for (String name : names) {
            zip.entries.add(new Entry(name, name.endsWith("/") ? new byte[0] : bytes("content of " + name)));
        }
        return zip;
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    public ZipBytes prefix(byte[] bytes) {
        prefix = bytes;
        return this;
    }

    public ZipBytes trailer(byte[] bytes) {
        trailer = bytes;
        return this;
    }

    public ZipBytes comment(byte[] bytes) {
        comment = bytes;
        return this;
    }

    public ZipBytes countError(int error) {
        countError = error;
        return this;
    }

    public ZipBytes listOffsetError(long error) {
        listOffsetError = error;
        return this;
    }

    public ZipBytes disk(int number) {
        disk = number;
        return this;
    }

    public ZipBytes zip64() {
        zip64 = true;
        return this;
    }

    public byte[] build() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(prefix);
        for (Entry entry : entries) {
            if (entry.offset < 0) {
                entry.offset = (long) out.size() - prefix.length;
            }
            if (entry.written) {
                writeLocal(out, entry);
            }
        }
        int listStart = out.size() - prefix.length;
        int count = 0;
        for (Entry entry : entries) {
            if (entry.listed) {
                writeListed(out, entry);
                count++;
            }
        }
        writeEnd(out, count, listStart, out.size() - prefix.length - listStart);
        out.write(trailer);
        return out.toByteArray();
    }

    /** The end record of an empty ZIP. */
    public static byte[] emptyEnd() throws IOException {
        return new ZipBytes().build();
    }

    private static void writeLocal(ByteArrayOutputStream out, Entry entry) throws IOException {
        out.write(localHeader(entry));
        out.write(entry.packed);
        if (entry.descriptor) {
            Fields descriptor = new Fields();
            if (entry.descriptorSignature) {
                descriptor.u32(0x08074b50);
            }
            out.write(descriptor
                    .u32(entry.crc)
                    .u32(entry.packedSize)
                    .u32(entry.size)
                    .bytes());
        }
    }

    /** What stands before an entry's bytes. */
    public static byte[] localHeader(Entry entry) {
        int flags = entry.flags | (entry.descriptor ? 8 : 0);
        return new Fields()
                .u32(0x04034b50)
                .u16(20)
                .u16(flags)
                .u16(entry.localMethod)
                .u32(0x00210000)
                .u32(entry.descriptor ? 0 : entry.crc)
                .u32(entry.descriptor ? 0 : entry.packedSize)
                .u32(entry.descriptor ? 0 : entry.size)
                .u16(entry.localName.length)
                .u16(0)
                .text(entry.localName)
                .bytes();
    }

    private static void writeListed(ByteArrayOutputStream out, Entry entry) throws IOException {
        int flags = entry.flags | (entry.descriptor ? 8 : 0);
        out.write(new Fields()
                .u32(0x02014b50)
                .u16((3 << 8 | 20))
                .u16(20)
                .u16(flags)
                .u16(entry.method)
                .u32(0x00210000)
                .u32(entry.crc)
                .u32(entry.packedSize)
                .u32(entry.size)
                .u16(entry.name.length)
                .u16(entry.extra.length)
                .u16(0)
                .u16(0)
                .u16(0)
                .u32(entry.externalAttributes)
                .u32(entry.offset)
                .bytes());
        out.write(entry.name);
        out.write(entry.extra);
    }

    private void writeEnd(ByteArrayOutputStream out, int listed, int listStart, int listSize) throws IOException {
        int count = listed + countError;
        long start = listStart + listOffsetError;
        if (zip64) {
            long at = out.size();
            out.write(new Fields()
                    .u32(0x06064b50)
                    .u64(44)
                    .u16(45)
                    .u16(45)
                    .u32(0)
                    .u32(0)
                    .u64(count)
                    .u64(count)
                    .u64(listSize)
                    .u64(start)
                    .bytes());
            out.write(new Fields().u32(0x07064b50).u32(0).u64(at).u32(1).bytes());
        }
        out.write(new Fields()
                .u32(0x06054b50)
                .u16(disk)
                .u16(disk)
                .u16((zip64 ? 0xffff : count))
                .u16((zip64 ? 0xffff : count))
                .u32(zip64 ? -1 : listSize)
                .u32(zip64 ? -1 : start)
                .u16(comment.length)
                .bytes());
        out.write(comment);
    }

    /** Numbers in ZIP's byte order. */
    private static final class Fields {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Fields u16(int value) {
            return number(value, 2);
        }

        Fields u32(long value) {
            return number(value, 4);
        }

        Fields u64(long value) {
            return number(value, 8);
        }

        Fields text(byte[] value) {
            out.writeBytes(value);
            return this;
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private Fields number(long value, int count) {
            for (int i = 0; i < count; i++) {
                out.write((int) (value >> (8 * i)));
            }
            return this;
        }
    }
}
