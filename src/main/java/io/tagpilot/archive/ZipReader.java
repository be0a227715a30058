package io.tagpilot.archive;

import io.tagpilot.image.ImageType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Unpacks a ZIP that nobody vouches for. Every name, offset, size and checksum is looked at; one that is wrong refuses the whole
 * archive. Neither the JDK's reader nor Commons Compress checks most of this.
 */
public final class ZipReader {

    private static final int BUFFER = 64 * 1024;

    private final Path target;
    private final ZipLimits limits;
    private final byte[] buffer = new byte[BUFFER];
    private long unpackedBytes;

    private ZipReader(Path target, ZipLimits limits) {
        this.target = target;
        this.limits = limits;
    }

    /** An entry whose name and kind have been found good. */
    private record Accepted(ZipArchiveEntry entry, EntryName name) {}

    /**
     * Unpacks {@code zip} into {@code target}. After a failure the folder holds some of the files, and the caller throws it away.
     * Names and bytes are checked, but not whether a file called {@code .png} is an image. Files are not forced to disk.
     *
     * @param target an empty folder
     * @throws io.tagpilot.problem.TagPilotException {@code BAD_ZIP} or {@code TOO_LARGE} with a sentence that names the entry
     * @throws IOException when the disk fails, not when the archive is bad
     */
    public static Unpacked unpack(Path zip, Path target, ZipLimits limits) throws IOException {
        return new ZipReader(target, limits).unpack(zip);
    }

    private Unpacked unpack(Path zip) throws IOException {
        try (FileChannel channel = FileChannel.open(zip, StandardOpenOption.READ)) {
            ZipEnd end = ZipEnd.find(channel);
            if (end.entries() > limits.maxEntries()) {
                throw BadZip.tooLarge(
                        "More than " + limits.maxEntries() + " files in the ZIP. Split it into several datasets.");
            }
            try (ZipFile file = open(channel)) {
                List<ZipArchiveEntry> entries = Collections.list(file.getEntries());
                if (entries.size() != end.entries()) {
                    throw ZipEnd.damaged();
                }
                List<Unpacked.Skipped> skipped = new ArrayList<>();
                List<Accepted> accepted = check(entries, skipped);
                LocalHeaders.check(channel, entries, end);
                checkDeclared(accepted);
                return write(file, accepted, skipped);
            }
        }
    }

    private static ZipFile open(FileChannel channel) throws IOException {
        try {
            return ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setUseUnicodeExtraFields(false)
                    .setIgnoreLocalFileHeader(true)
                    .get();
        } catch (IOException | RuntimeException e) {
            throw BadZip.because("Damaged ZIP: its list of files cannot be read. Pack it again.", e);
        }
    }

    private static List<Accepted> check(List<ZipArchiveEntry> entries, List<Unpacked.Skipped> skipped) {
        List<Accepted> accepted = new ArrayList<>(entries.size());
        EntryTwins twins = new EntryTwins();
        for (ZipArchiveEntry entry : entries) {
            EntryName name = EntryName.of(ZipNames.decode(entry));
            EntryKind.check(entry, name);
            twins.add(name);
            if (name.skipReason().isEmpty()) {
                accepted.add(new Accepted(entry, name));
            } else if (!name.folder()) {
                skipped.add(new Unpacked.Skipped(
                        BadZip.shown(name.path()), name.skipReason().get()));
            }
        }
        twins.finish();
        return accepted;
    }

    private void checkDeclared(List<Accepted> accepted) {
        boolean anyImage = false;
        long declared = 0;
        for (Accepted one : accepted) {
            long size = one.entry.getSize();
            if (size > most(one.name)) {
                throw tooLarge(one.name);
            }
            declared += size;
            anyImage |=
                    !one.name.folder() && ImageType.byExtension(one.name.path()).isPresent();
        }
        if (declared > limits.maxUnpacked()) {
            throw tooMuch();
        }
        if (!anyImage) {
            throw BadZip.because("No images in ZIP: it holds no PNG, JPEG, WebP, BMP or GIF file.");
        }
    }

    private Unpacked write(ZipFile zip, List<Accepted> accepted, List<Unpacked.Skipped> skipped) throws IOException {
        List<String> files = new ArrayList<>(accepted.size());
        List<Unpacked.Renamed> renamed = new ArrayList<>();
        for (Accepted one : accepted) {
            if (one.name.folder()) {
                continue;
            }
            writeFile(zip, one);
            files.add(one.name.path());
            if (one.name.isRenamed()) {
                renamed.add(new Unpacked.Renamed(BadZip.shown(one.name.given()), one.name.path()));
            }
        }
        return new Unpacked(files, skipped, renamed);
    }

    private void writeFile(ZipFile zip, Accepted one) throws IOException {
        Path file = target.resolve(one.name.path()).normalize();
        if (!file.startsWith(target)) {
            throw BadZip.because("Unsafe path in ZIP: " + BadZip.shown(one.name.given()) + ".");
        }
        Files.createDirectories(file.resolveSibling(""));
        CRC32 crc = new CRC32();
        long written = 0;
        try (InputStream in = content(zip, one);
                OutputStream out =
                        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int count = next(in, one); count >= 0; count = next(in, one)) {
                written += count;
                unpackedBytes += count;
                if (written > one.entry.getSize()) {
                    throw EntryKind.sizeDiffers(one.name);
                }
                if (unpackedBytes > limits.maxUnpacked()) {
                    throw tooMuch();
                }
                crc.update(buffer, 0, count);
                out.write(buffer, 0, count);
            }
        }
        if (written != one.entry.getSize()) {
            throw EntryKind.sizeDiffers(one.name);
        }
        if (crc.getValue() != one.entry.getCrc()) {
            throw BadZip.damagedEntry(one.name.given(), "CRC", null);
        }
    }

    private static InputStream content(ZipFile zip, Accepted one) {
        try {
            InputStream in = zip.getInputStream(one.entry);
            return in == null ? InputStream.nullInputStream() : in;
        } catch (IOException | RuntimeException e) {
            throw BadZip.damagedEntry(one.name.given(), "its bytes cannot be found", e);
        }
    }

    /** A failure while reading is the archive's fault; one while writing is the disk's. */
    private int next(InputStream in, Accepted one) {
        try {
            return in.read(buffer, 0, BUFFER);
        } catch (IOException | RuntimeException e) {
            throw BadZip.damagedEntry(one.name.given(), "its bytes cannot be unpacked", e);
        }
    }

    private long most(EntryName name) {
        String path = name.path().toLowerCase(Locale.ROOT);
        return path.endsWith(".txt") || path.endsWith(".caption") ? limits.maxText() : limits.maxEntry();
    }

    private RuntimeException tooLarge(EntryName name) {
        return BadZip.tooLarge(
                "Entry unpacks too large: " + BadZip.shown(name.given()) + " is over " + mebibytes(most(name)) + ".");
    }

    private RuntimeException tooMuch() {
        return BadZip.tooLarge(
                "ZIP unpacks to more than " + mebibytes(limits.maxUnpacked()) + ". Split it into several datasets.");
    }

    private static String mebibytes(long bytes) {
        return bytes >> 20 > 0 ? (bytes >> 20) + " MiB" : bytes + " bytes";
    }
}
