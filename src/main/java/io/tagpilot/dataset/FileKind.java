package io.tagpilot.dataset;

import io.tagpilot.image.ImageType;
import java.util.Locale;

/** What TagPilot takes a file for, by its name alone. */
enum FileKind {
    IMAGE,
    /** A caption file, or would be one if an image of its stem stood beside it. */
    TEXT,
    /** Not managed: neither changed nor shown. All hidden files are, as trainers skip them. */
    OTHER;

    static FileKind of(String path) {
        if (path.startsWith(".") || path.contains("/.")) {
            return OTHER;
        }
        if (ImageType.byExtension(path).isPresent()) {
            return IMAGE;
        }
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.endsWith(CaptionEnding.TXT) || lower.endsWith(CaptionEnding.CAPTION) ? TEXT : OTHER;
    }
}
