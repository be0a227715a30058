package io.tagpilot.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * The record at the end of a ZIP, which says where its list of files is. Readers look for it in different ways, and a ZIP that
 * two readers see differently is refused: the record must end exactly at the end of the file, be the only one that does, and
 * follow the list without a gap.
 *
 * @param entries how many files the list is said to hold
 * @param listStart where the list begins
 */
record ZipEnd(long entries, long listStart, long listEnd) {

    private static final int SIZE = 22;
    private static final int LOCATOR_SIZE = 20;
    private static final int ZIP64_SIZE = 56;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int SIGNATURE = 0x06054b50;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int SPLIT_SIGNATURE = 0x08074b50;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int ZIP64_SIGNATURE = 0x06064b50;
    private static final long LONGEST_LIST = 64L << 20;

    static ZipEnd find(FileChannel zip) throws IOException {
        long size = zip.size();
        int first = size < 4 ? 0 : read(zip, 0, 4).getInt();
        if (first == SPLIT_SIGNATURE) {
            throw split();
        }
        if (first != LOCAL_SIGNATURE && first != SIGNATURE) {
            throw size >= SIZE && hasEnd(zip) ? somethingBefore() : BadZip.because(notAZip(size));
        }
        ZipEnd end = readAt(zip, position(zip));
        if (end.entries == 0) {
            throw empty();
        }
        if (end.listEnd - end.listStart > LONGEST_LIST) {
            throw BadZip.tooLarge("The ZIP's list of files is too long. Split it into several ZIPs.");
        }
        return end;
    }

    static RuntimeException empty() {
        return BadZip.because("ZIP is empty. The dataset was left as it is.");
    }

    static RuntimeException damaged() {
        return BadZip.because("Damaged ZIP: its list of files does not agree with itself. Pack it again.");
    }

    private static String notAZip(long size) {
        return size == 0 ? "Not a ZIP: the file is empty." : "Not a ZIP: the file is of another type.";
    }

    private static RuntimeException ambiguous(String reason) {
        return BadZip.because("Ambiguous ZIP: " + reason + ". Pack it again.");
    }

    private static RuntimeException somethingBefore() {
        return ambiguous("something stands before its first file");
    }

    private static RuntimeException split() {
        return BadZip.because("Split ZIP: this is one part of several. Join them first.");
    }

    private static boolean hasEnd(FileChannel zip) throws IOException {
        ByteBuffer tail = tail(zip);
        return lastSignature(tail, tail.limit() - SIZE) >= 0;
    }

    /** The one position at which the end record is for every reader. */
    private static long position(FileChannel zip) throws IOException {
        ByteBuffer tail = tail(zip);
        int last = lastSignature(tail, tail.limit() - SIZE);
        if (last < 0) {
            throw incomplete();
        }
        int after = tail.limit() - (last + SIZE + comment(tail, last));
        if (after < 0) {
            throw incomplete();
        }
        if (after > 0) {
            throw ambiguous("something stands after its end");
        }
        for (int at = lastSignature(tail, last - 1); at >= 0; at = lastSignature(tail, at - 1)) {
            if (at + SIZE + comment(tail, at) == tail.limit()) {
                throw ambiguous("it has two ends");
            }
        }
        return zip.size() - tail.limit() + last;
    }

    private static ZipEnd readAt(FileChannel zip, long at) throws IOException {
        ByteBuffer end = read(zip, at, SIZE);
        int disk = u16(end, 4);
        if (disk != u16(end, 6) || (disk != 0 && disk != 0xffff)) {
            throw split();
        }
        boolean zip64 = at >= LOCATOR_SIZE && read(zip, at - LOCATOR_SIZE, 4).getInt() == LOCATOR_SIGNATURE;
        if (zip64) {
            return readZip64(zip, at - LOCATOR_SIZE);
        }
        if (u16(end, 8) != u16(end, 10)) {
            throw disk == 0 ? damaged() : split();
        }
        return checked(u16(end, 10), u32(end, 12), u32(end, 16), at);
    }

    private static ZipEnd readZip64(FileChannel zip, long locator) throws IOException {
        ByteBuffer pointer = read(zip, locator, LOCATOR_SIZE);
        long at = pointer.getLong(8);
        if (u32(pointer, 4) != 0 || u32(pointer, 16) > 1) {
            throw split();
        }
        if (at < 0 || at > locator - ZIP64_SIZE) {
            throw damaged();
        }
        ByteBuffer end = read(zip, at, ZIP64_SIZE);
        if (end.getInt(0) != ZIP64_SIGNATURE || end.getLong(24) != end.getLong(32)) {
            throw damaged();
        }
        return checked(end.getLong(32), end.getLong(40), end.getLong(48), at);
    }

    private static ZipEnd checked(long entries, long listSize, long listStart, long end) {
        if (entries < 0 || listSize < 0 || listStart < 0 || listStart > end || listSize > end - listStart) {
            throw damaged();
        }
        if (listStart + listSize != end) {
            throw ambiguous("there is a gap before its end");
        }
        return new ZipEnd(entries, listStart, end);
    }

    private static RuntimeException incomplete() {
        return BadZip.because("Not a complete ZIP: its end is missing. Copy or download it again.");
    }

    private static ByteBuffer tail(FileChannel zip) throws IOException {
        int length = (int) Math.min(zip.size(), SIZE + LONGEST_COMMENT);
        return read(zip, zip.size() - length, length);
    }

    private static int lastSignature(ByteBuffer bytes, int from) {
        for (int at = from; at >= 0; at--) {
            if (bytes.getInt(at) == SIGNATURE) {
                return at;
            }
        }
        return -1;
    }

    private static int comment(ByteBuffer tail, int at) {
        return u16(tail, at + 20);
    }

    private static int u16(ByteBuffer bytes, int at) {
        return bytes.getShort(at) & 0xffff;
    }

    private static long u32(ByteBuffer bytes, int at) {
        return bytes.getInt(at) & 0xffff_ffffL;
    }

    /** {@code count} bytes from {@code at}, in ZIP's byte order. */
    static ByteBuffer read(FileChannel zip, long at, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (zip.read(bytes, at + bytes.position()) < 0) {
                throw damaged();
            }
        }
        return bytes.flip();
    }
}
