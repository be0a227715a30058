package io.tagpilot.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.UnicodePathExtraField;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** Turns the bytes of an entry's name into characters. */
final class ZipNames {

    private static final Charset DOS = Charset.forName("IBM437");

    private ZipNames() {}

    /**
     * UTF-8 where the entry says so, and where the bytes are UTF-8 without being announced, as macOS writes them; else the DOS code page.
     */
    static String decode(ZipArchiveEntry entry) {
        byte[] raw = rawName(entry);
        boolean announced = entry.getGeneralPurposeBit().usesUTF8ForNames();
        if (!announced && entry.getExtraField(UnicodePathExtraField.UPATH_ID) instanceof UnicodePathExtraField field) {
            byte[] unicode = field.getUnicodeName();
            if (unicode != null && field.getNameCRC32() == crc(raw)) {
                return utf8(unicode);
            }
        }
        if (announced) {
            return utf8(raw);
        }
        try {
            return strictUtf8(raw);
        } catch (CharacterCodingException e) {
            return new String(raw, DOS);
        }
    }

    static byte[] rawName(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        return raw == null ? new byte[0] : raw;
    }

    private static String utf8(byte[] raw) {
        try {
            return strictUtf8(raw);
        } catch (CharacterCodingException e) {
            String shown = BadZip.shown(new String(raw, StandardCharsets.UTF_8));
            throw BadZip.because("Bad file name: " + shown + " is not valid UTF-8. Pack the ZIP again.", e);
        }
    }

    private static String strictUtf8(byte[] raw) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
