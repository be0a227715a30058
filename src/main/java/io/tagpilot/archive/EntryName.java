package io.tagpilot.archive;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a file as an archive gives it, made safe: relative, inside its folder, in Unicode's composed form (NFC), and one
 * that Windows, macOS and Linux can all store.
 *
 * @param given the name as it came
 * @param path the name to store, {@code /} between folders, without one at the end
 * @param folder whether it names a folder
 */
public record EntryName(String given, String path, boolean folder) {

    private static final int LONGEST_SEGMENT = 255;
    private static final int LONGEST_PATH = 4096;
    private static final int DEEPEST = 32;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
    private static final Pattern DEVICE = Pattern.compile(
            "(con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Set<String> SYSTEM_FILES = Set.of("thumbs.db", "desktop.ini", "icon\r");

    /**
     * Reads a name.
     *
     * @throws io.tagpilot.problem.TagPilotException {@code BAD_ZIP} for a name that leads out of its folder, cannot be shown or is too long
     */
    public static EntryName of(String given) {
        if (given.isEmpty()) {
            throw BadZip.because("Damaged entry: a file in the ZIP has no name.");
        }
        String name = given.replace('\\', '/');
        if (name.startsWith("/") || DRIVE.matcher(name).matches()) {
            throw unsafe(given);
        }
        if (!isSystemFile(name) && name.codePoints().anyMatch(Characters::isUnseen)) {
            throw BadZip.because(
                    "Bad character in name: " + BadZip.shown(given) + ". Rename the file and pack it again.");
        }
        List<String> segments = segments(name, given);
        String path = Normalizer.normalize(String.join("/", segments), Normalizer.Form.NFC);
        checkLength(path, given);
        return new EntryName(given, path, name.endsWith("/"));
    }

    /** Why this entry is no business of a dataset, as a sentence; empty when it is. */
    public Optional<String> skipReason() {
        if (path.startsWith("__MACOSX/") || path.equals("__MACOSX")) {
            return Optional.of("It holds what macOS notes about files.");
        }
        if (isSystemFile(path)) {
            return Optional.of("It is a file of the operating system.");
        }
        if (path.startsWith(".") || path.contains("/.")) {
            return Optional.of("It is hidden.");
        }
        if (path.toLowerCase(Locale.ROOT).endsWith(".zip")) {
            return Optional.of("A ZIP inside a ZIP is not opened.");
        }
        return Optional.empty();
    }

    /** Whether the stored name is another than the given one, beside its way of writing the same characters. */
    public boolean isRenamed() {
        String same = Normalizer.normalize(given.replace('\\', '/'), Normalizer.Form.NFC);
        return !same.equals(folder ? path + "/" : path);
    }

    private static List<String> segments(String name, String given) {
        List<String> segments = new ArrayList<>();
        for (String segment : name.split("/", -1)) {
            if (segment.equals("..")) {
                throw unsafe(given);
            }
            if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(storable(segment));
            }
        }
        if (segments.isEmpty()) {
            throw unsafe(given);
        }
        return segments;
    }

    /** A device name of Windows, or an end that Windows drops, gets an underscore before the ending. */
    private static String storable(String segment) {
        String kept = withoutEnd(segment);
        int dot = kept.indexOf('.');
        String firstPart = dot < 0 ? kept : kept.substring(0, dot);
        if (DEVICE.matcher(firstPart.strip()).matches()) {
            return firstPart + "_" + kept.substring(firstPart.length());
        }
        if (kept.equals(segment)) {
            return segment;
        }
        int ending = kept.lastIndexOf('.');
        return ending > 0 ? kept.substring(0, ending) + "_" + kept.substring(ending) : kept + "_";
    }

    private static String withoutEnd(String segment) {
        int end = segment.length();
        while (end > 0 && (segment.charAt(end - 1) == '.' || segment.charAt(end - 1) == ' ')) {
            end--;
        }
        return segment.substring(0, end);
    }

    private static void checkLength(String path, String given) {
        String[] segments = path.split("/", -1);
        if (segments.length > DEEPEST) {
            throw BadZip.because("Too deep: " + BadZip.shown(given) + " lies in more than " + DEEPEST + " folders.");
        }
        for (String segment : segments) {
            if (bytes(segment) > LONGEST_SEGMENT) {
                throw tooLong(given);
            }
        }
        if (bytes(path) > LONGEST_PATH) {
            throw tooLong(given);
        }
    }

    private static boolean isSystemFile(String path) {
        return SYSTEM_FILES.contains(path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static RuntimeException tooLong(String given) {
        return BadZip.because("Name too long: " + BadZip.shown(given) + ". At most 255 bytes a name are taken.");
    }

    private static RuntimeException unsafe(String given) {
        return BadZip.because("Unsafe path in ZIP: " + BadZip.shown(given) + ". Nothing was unpacked.");
    }
}
