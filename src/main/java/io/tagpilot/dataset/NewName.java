package io.tagpilot.dataset;

import io.tagpilot.archive.EntryName;
import io.tagpilot.image.ImageType;
import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.nio.charset.StandardCharsets;

/** Names that clients give to images, made such that every file system can store them. */
final class NewName {

    /** Leaves room for a number and for the ending of a caption file. */
    private static final int LONGEST = 220;

    private NewName() {}

    /** A path inside a dataset. */
    static String ofImage(String given) {
        String path = safe(given);
        if (FileKind.of(path) != FileKind.IMAGE) {
            throw bad(given, "it must end with png, jpg, jpeg, webp, bmp or gif");
        }
        return path;
    }

    /** The last part of what an upload calls its file. One without an image's ending gets that of its type. */
    static String ofUpload(String given, ImageType type) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .strip();
        String path = safe(last);
        return FileKind.of(path) == FileKind.IMAGE ? path : safe(path + "." + type.extension());
    }

    private static String safe(String given) {
        String path;
        try {
            path = EntryName.of(given).path();
        } catch (TagPilotException e) {
            throw bad(given, "it cannot be stored on every computer");
        }
        String name = new FileName(path).name();
        if (path.startsWith(".") || path.contains("/.") || name.chars().allMatch(c -> c == '.' || c == '_')) {
            throw bad(given, "it would be hidden");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw bad(given, "it is too long");
        }
        return path;
    }

    private static TagPilotException bad(String given, String why) {
        String shown = given.replaceAll("\\p{C}", "?");
        String shortened = shown.length() > 80 ? shown.substring(0, 80) + "…" : shown;
        return new TagPilotException(
                ProblemCode.INVALID_FILE_NAME, "Bad file name: \"" + shortened + "\", " + why + ". Rename the file.");
    }
}
