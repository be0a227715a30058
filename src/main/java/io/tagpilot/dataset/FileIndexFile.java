package io.tagpilot.dataset;

import io.tagpilot.image.ImageFacts;
import io.tagpilot.image.ImageType;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/** A {@link FileIndex} as a file: a number for the format, the images, the texts, and a checksum. */
final class FileIndexFile {

    /** Another one whenever the format changes, or what it is made from is read in another way. */
    private static final int FORMAT = 0x54500002;

    private FileIndexFile() {}

    /** Writes the file, which appears whole or not at all. */
    static void write(Path file, FileIndex index) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Path part = file.resolveSibling(UUID.randomUUID() + ".part");
        try {
            CheckedOutputStream checked =
                    new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(part)), new CRC32());
            try (DataOutputStream out = new DataOutputStream(checked)) {
                out.writeInt(FORMAT);
                Map<ListedFile, FileIndex.Image> images = Map.copyOf(index.images());
                out.writeInt(images.size());
                for (Map.Entry<ListedFile, FileIndex.Image> image : images.entrySet()) {
                    write(out, image.getKey());
                    write(out, image.getValue());
                }
                Map<ListedFile, CaptionFile> texts = Map.copyOf(index.texts());
                out.writeInt(texts.size());
                for (Map.Entry<ListedFile, CaptionFile> text : texts.entrySet()) {
                    write(out, text.getKey());
                    write(out, text.getValue());
                }
                out.writeLong(checked.getChecksum().getValue());
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Fills an index with what a file holds.
     *
     * @throws IOException when the file is missing, damaged or of another format; the index may then hold a part of it
     */
    static void read(Path file, FileIndex into) throws IOException {
        CheckedInputStream checked =
                new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), new CRC32());
        try (DataInputStream in = new DataInputStream(checked)) {
            if (in.readInt() != FORMAT) {
                throw new IOException("another format");
            }
            for (int left = in.readInt(); left > 0; left--) {
                into.images().put(readFile(in), readImage(in));
            }
            for (int left = in.readInt(); left > 0; left--) {
                into.texts().put(readFile(in), readCaption(in));
            }
            long sum = checked.getChecksum().getValue();
            if (in.readLong() != sum) {
                throw new IOException("damaged");
            }
        }
    }

    private static void write(DataOutputStream out, ListedFile file) throws IOException {
        write(out, file.path());
        out.writeLong(file.size());
        out.writeLong(file.modified());
        out.writeInt(file.node());
    }

    private static ListedFile readFile(DataInputStream in) throws IOException {
        String path = readText(in);
        return new ListedFile(path, in.readLong(), in.readLong(), FileKind.of(path), in.readInt());
    }

    private static void write(DataOutputStream out, FileIndex.Image image) throws IOException {
        ImageFacts facts = image.facts();
        writeOptional(out, facts == null ? null : facts.type().extension());
        if (facts != null) {
            out.writeInt(facts.width());
            out.writeInt(facts.height());
            out.writeByte(facts.orientation());
            out.writeBoolean(facts.animated());
            out.writeBoolean(facts.alpha());
        }
        writeOptional(out, image.problem());
        writeOptional(out, image.sha256());
    }

    private static FileIndex.Image readImage(DataInputStream in) throws IOException {
        String type = readOptional(in);
        ImageFacts facts = type == null
                ? null
                : new ImageFacts(
                        ImageType.byExtension("." + type).orElseThrow(),
                        in.readInt(),
                        in.readInt(),
                        in.readByte(),
                        in.readBoolean(),
                        in.readBoolean());
        return new FileIndex.Image(facts, readOptional(in), readOptional(in));
    }

    private static void write(DataOutputStream out, CaptionFile caption) throws IOException {
        write(out, caption.file());
        write(out, caption.version());
        writeOptional(out, caption.text());
        out.writeBoolean(caption.marked());
        writeOptional(out, caption.problem());
    }

    private static CaptionFile readCaption(DataInputStream in) throws IOException {
        return new CaptionFile(readText(in), readText(in), readOptional(in), in.readBoolean(), readOptional(in));
    }

    private static void writeOptional(DataOutputStream out, @Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            write(out, text);
        }
    }

    private static @Nullable String readOptional(DataInputStream in) throws IOException {
        return in.readBoolean() ? readText(in) : null;
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > 4 * FileIndex.LONGEST_TEXT) {
            throw new IOException("damaged");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
