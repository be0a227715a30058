package io.tagpilot.dataset;

import io.tagpilot.image.ImageType;
import java.util.Locale;

/** What TagPilot takes a file for, by its name alone. */
public enum FileKind {
    IMAGE,
    /** A caption file, or would be one if an image of its stem stood beside it. */
    TEXT,
    /**
     * Not managed: neither changed nor shown. All hidden files are, as trainers skip them, and those whose names have a backslash or a
     * control character, which do not mean the same file everywhere.
     */
    OTHER;

    static FileKind of(String path) {
        if (path.startsWith(".") || path.contains("/.") || isOddlyNamed(path)) {
            return OTHER;
        }
        if (ImageType.byExtension(path).isPresent()) {
            return IMAGE;
        }
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.endsWith(CaptionEnding.TXT) || lower.endsWith(CaptionEnding.CAPTION) ? TEXT : OTHER;
    }

    /** Whether an image would be managed if it had another name. */
    static boolean isOddlyNamedImage(String path) {
        return isOddlyNamed(path) && ImageType.byExtension(path).isPresent();
    }

    private static boolean isOddlyNamed(String path) {
        for (int i = 0; i < path.length(); i++) {
            char character = path.charAt(i);
            if (character == '\\' || Character.isISOControl(character)) {
                return true;
            }
        }
        return false;
    }
}
