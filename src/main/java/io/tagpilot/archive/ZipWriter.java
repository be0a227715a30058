package io.tagpilot.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Writes a ZIP as a stream: images as they are, since they do not get smaller, texts deflated. */
public final class ZipWriter {

    private static final int BUFFER = 64 * 1024;
    private static final Set<String> TEXTS =
            Set.of("txt", "caption", "json", "jsonl", "csv", "toml", "yaml", "yml", "md");

    private ZipWriter() {}

    /**
     * A file to be packed.
     *
     * @param name with {@code /} between folders
     */
    public record Source(String name, Path file) {}

    /**
     * Writes all of {@code entries}, in this order, and leaves {@code out} open. Each stored file is read twice, first for its
     * checksum, so that readers need no descriptor after it; one that changes in between fails the archive.
     */
    public static void write(OutputStream out, List<Source> entries) throws IOException {
        byte[] buffer = new byte[BUFFER];
        ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out);
        for (Source source : entries) {
            ZipArchiveEntry entry = new ZipArchiveEntry(source.name());
            entry.setTime(Files.getLastModifiedTime(source.file()));
            entry.setSize(Files.size(source.file()));
            if (!isText(source.name())) {
                entry.setMethod(ZipEntry.STORED);
                entry.setCrc(crc(source.file(), buffer));
            }
            zip.putArchiveEntry(entry);
            copy(source.file(), zip, buffer);
            zip.closeArchiveEntry();
        }
        zip.finish();
        out.flush();
    }

    private static boolean isText(String name) {
        return TEXTS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    private static long crc(Path file, byte[] buffer) throws IOException {
        CRC32 crc = new CRC32();
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                crc.update(buffer, 0, count);
            }
        }
        return crc.getValue();
    }

    private static void copy(Path file, OutputStream out, byte[] buffer) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
            }
        }
    }
}
