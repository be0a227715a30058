package io.tagpilot.dataset;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * What a caption file holds. Its text is everything but a byte order mark at its beginning, line ends and spaces included.
 *
 * @param file its name in the dataset
 * @param version another one for other bytes
 * @param text null where {@code problem} says why it cannot be shown
 * @param marked begins with a byte order mark
 */
record CaptionFile(
        String file,
        String version,
        @Nullable String text,
        boolean marked,
        @Nullable String problem) {

    private static final String MARK = "\uFEFF";
    private static final int VERSION_LENGTH = 24;

    /** Reads the regular file at {@code place}, which the dataset knows as {@code file}. */
    static CaptionFile read(Path place, String file, long longest) throws IOException {
        long size = Files.size(place);
        if (size > longest) {
            String version = size + "-" + Files.getLastModifiedTime(place).toMillis();
            return new CaptionFile(
                    file, version, null, false, file + " is too long for a caption (" + size + " bytes).");
        }
        byte[] bytes = Files.readAllBytes(place);
        String version = versionOf(bytes);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(MARK)
                    ? new CaptionFile(file, version, text.substring(1), true, null)
                    : new CaptionFile(file, version, text, false, null);
        } catch (CharacterCodingException e) {
            return new CaptionFile(
                    file,
                    version,
                    null,
                    false,
                    file + " is not UTF-8 text. Save it as UTF-8, or write a new caption here to replace it.");
        }
    }

    /**
     * The bytes of a caption file with that text.
     *
     * @param marked put a byte order mark in front
     */
    static byte[] encode(String text, boolean marked, String image) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(marked ? MARK + text : text));
            byte[] out = new byte[bytes.remaining()];
            bytes.get(out);
            return out;
        } catch (CharacterCodingException e) {
            throw new TagPilotException(
                    ProblemCode.INVALID_REQUEST,
                    "The text of " + image + " holds half a character and cannot be stored.",
                    e);
        }
    }

    private static String versionOf(byte[] bytes) {
        return DigestUtils.sha256Hex(bytes).substring(0, VERSION_LENGTH);
    }
}
