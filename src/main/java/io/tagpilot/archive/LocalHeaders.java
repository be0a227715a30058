package io.tagpilot.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * Looks at what stands before each file's bytes: it must say the same as the list at the ZIP's end, and no two files may share
 * bytes, which is how a few kilobytes are made to unpack to terabytes.
 */
final class LocalHeaders {

    private static final int FIXED_PART = 30;
    private static final int SIGNATURE = 0x04034b50;
    private static final int SIZES_FOLLOW = 8;
    private static final long IN_ZIP64_FIELD = 0xffff_ffffL;

    private LocalHeaders() {}

    static void check(FileChannel zip, List<ZipArchiveEntry> entries, ZipEnd end) throws IOException {
        List<ZipArchiveEntry> inOrder = new ArrayList<>(entries);
        inOrder.sort(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset));
        if (inOrder.get(0).getLocalHeaderOffset() != 0) {
            throw BadZip.because("Ambiguous ZIP: something stands before its first file. Pack it again.");
        }
        for (int i = 0; i < inOrder.size(); i++) {
            ZipArchiveEntry entry = inOrder.get(i);
            boolean last = i + 1 == inOrder.size();
            long next = last ? end.listStart() : inOrder.get(i + 1).getLocalHeaderOffset();
            long dataStart = checkOne(zip, entry, end.listStart());
            if (dataStart > next || entry.getCompressedSize() > next - dataStart) {
                throw BadZip.because("Overlapping entries in ZIP: " + BadZip.shown(ZipNames.decode(entry))
                        + " shares bytes with another. Nothing was unpacked.");
            }
        }
    }

    /** Checks one header and tells where the file's bytes begin. */
    private static long checkOne(FileChannel zip, ZipArchiveEntry entry, long listStart) throws IOException {
        byte[] name = ZipNames.rawName(entry);
        long at = entry.getLocalHeaderOffset();
        if (at < 0 || at > listStart - FIXED_PART - name.length) {
            throw ZipEnd.damaged();
        }
        ByteBuffer header = ZipEnd.read(zip, at, FIXED_PART + name.length);
        if (header.getInt(0) != SIGNATURE) {
            throw BadZip.damagedEntry(ZipNames.decode(entry), "its header is missing", null);
        }
        int nameLength = header.getShort(26) & 0xffff;
        boolean sameName =
                nameLength == name.length && ByteBuffer.wrap(name).equals(header.slice(FIXED_PART, name.length));
        if (!sameName || header.getShort(8) != (short) entry.getMethod() || !sameSizes(header, entry)) {
            throw BadZip.because("Ambiguous ZIP: " + BadZip.shown(ZipNames.decode(entry))
                    + " is described in two ways. Pack it again.");
        }
        return at + FIXED_PART + nameLength + (header.getShort(28) & 0xffff);
    }

    private static boolean sameSizes(ByteBuffer header, ZipArchiveEntry entry) {
        if ((header.getShort(6) & SIZES_FOLLOW) != 0) {
            return true;
        }
        return u32(header, 14) == entry.getCrc()
                && sameOrElsewhere(u32(header, 18), entry.getCompressedSize())
                && sameOrElsewhere(u32(header, 22), entry.getSize());
    }

    private static boolean sameOrElsewhere(long stated, long expected) {
        return stated == expected || stated == IN_ZIP64_FIELD;
    }

    private static long u32(ByteBuffer bytes, int at) {
        return bytes.getInt(at) & 0xffff_ffffL;
    }
}
