package io.tagpilot.archive;

import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.AsiExtraField;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipExtraField;
import org.apache.commons.compress.archivers.zip.ZipShort;

/** Refuses what is no plain file or folder, or is packed in a way that is not read here. */
final class EntryKind {

    private static final int TYPE_BITS = 0xf000;
    private static final int REGULAR = 0x8000;
    private static final int FOLDER = 0x4000;
    private static final ZipShort ASI = new ZipShort(0x756e);
    private static final ZipShort PKWARE_UNIX = new ZipShort(0x000d);
    private static final int PKWARE_UNIX_WITHOUT_LINK = 12;
    private static final int AES = 99;

    private EntryKind() {}

    static void check(ZipArchiveEntry entry, EntryName name) {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw BadZip.because("ZIP is encrypted: " + BadZip.shown(name.given()) + ". Pack it without a password.");
        }
        int method = entry.getMethod();
        if (method != ZipEntry.STORED && method != ZipEntry.DEFLATED) {
            throw BadZip.because("Unsupported compression in ZIP: " + BadZip.shown(name.given()) + " uses "
                    + (method == AES ? "encryption" : "method " + method) + ". Pack it with the usual one (Deflate).");
        }
        if (isSpecial(entry)) {
            throw BadZip.because("Links are not allowed in a ZIP, nor are special files: " + BadZip.shown(name.given())
                    + ". Nothing was unpacked.");
        }
        if (name.folder() && (entry.getSize() != 0 || entry.getCompressedSize() > 2)) {
            throw BadZip.damagedEntry(name.given(), "it is a folder with content", null);
        }
        if (method == ZipEntry.STORED && entry.getSize() != entry.getCompressedSize()) {
            throw sizeDiffers(name);
        }
    }

    static RuntimeException sizeDiffers(EntryName name) {
        return BadZip.because("Size does not match: " + BadZip.shown(name.given())
                + " is not as long as the ZIP says. Pack it again.");
    }

    private static boolean isSpecial(ZipArchiveEntry entry) {
        int type = (int) (entry.getExternalAttributes() >> 16) & TYPE_BITS;
        if (type != 0 && type != REGULAR && type != FOLDER) {
            return true;
        }
        if (entry.getExtraField(ASI) instanceof AsiExtraField unix && unix.isLink()) {
            return true;
        }
        ZipExtraField pkware = entry.getExtraField(PKWARE_UNIX);
        return pkware != null && pkware.getCentralDirectoryLength().getValue() > PKWARE_UNIX_WITHOUT_LINK;
    }
}
