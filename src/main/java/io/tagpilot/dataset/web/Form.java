package io.tagpilot.dataset.web;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Reads what forms and queries hold, or says what is wrong with it. */
final class Form {

    private static final Pattern SAVE = Pattern.compile("[A-Za-z0-9_-]{8,64}");
    private static final Pattern ITEM = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int LONGEST_SENTENCE = 200;
    private static final char SUBSTITUTE = '\uFFFD';

    private Form() {}

    /** The one file that was sent. */
    static MultipartFile file(MultipartHttpServletRequest request) {
        List<MultipartFile> files = request.getFiles("file");
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null) {
            // the parser takes a body that lacks its last bytes for complete, but the server answers that it was cut
            // off
            throw invalid("Broken upload: it was cut off. Send it again.");
        }
        if (files.size() != 1) {
            throw invalid(files.isEmpty() ? "file is required" : "one file only, not " + files.size());
        }
        return files.get(0);
    }

    /** What the client calls the file. */
    static String nameOf(MultipartFile file) {
        return file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
    }

    /**
     * A text field as it was sent. Where the server had to put a substitute for bytes that are not UTF-8, it is refused instead: stored,
     * it would be another text.
     */
    static @Nullable String text(MultipartHttpServletRequest request, String name, @Nullable String read) {
        if (read == null || read.indexOf(SUBSTITUTE) < 0) {
            return read;
        }
        try {
            Part part = request.getPart(name);
            if (part != null) {
                StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(part.getInputStream().readAllBytes()));
            }
            return read;
        } catch (IOException | ServletException e) {
            throw invalid(name + " is not UTF-8 text. Send it as UTF-8.");
        }
    }

    static boolean flag(String name, @Nullable String value) {
        return switch (value == null ? "" : value.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1", "on", "yes", "y", "t" -> true;
            case "", "false", "0", "off", "no", "n", "f" -> false;
            default -> throw invalid(name + " must be true or false");
        };
    }

    static long atLeastZero(String name, String value) {
        try {
            long number = Long.parseLong(value.strip());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw invalid(name + " must be >= 0");
        }
        throw invalid(name + " must be >= 0");
    }

    /** A short line of text for people, or null for none. */
    static @Nullable String sentence(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > LONGEST_SENTENCE || text.chars().anyMatch(Character::isISOControl)) {
            throw invalid(name + " must be one line of at most " + LONGEST_SENTENCE + " characters");
        }
        return text.strip();
    }

    static String saveId(@Nullable String save) {
        return id("save", SAVE, save);
    }

    static String itemId(@Nullable String item) {
        return id("item", ITEM, item);
    }

    static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw invalid(name + " is required");
        }
        return value;
    }

    static TagPilotException invalid(String sentence) {
        return new TagPilotException(ProblemCode.INVALID_REQUEST, sentence);
    }

    private static String id(String name, Pattern pattern, @Nullable String value) {
        String id = required(name, value);
        if (!pattern.matcher(id).matches()) {
            throw invalid(name + " must be made of letters, digits, - and _");
        }
        return id;
    }
}
