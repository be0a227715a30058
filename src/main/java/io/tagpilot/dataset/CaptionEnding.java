package io.tagpilot.dataset;

import java.util.List;
import java.util.Optional;

/** Under which endings new caption files are written. One that is there already keeps its own. */
public enum CaptionEnding {
    ONLY_TXT,
    ONLY_CAPTION,
    BOTH;

    static final String TXT = ".txt";
    static final String CAPTION = ".caption";

    List<String> endings() {
        return switch (this) {
            case ONLY_TXT -> List.of(TXT);
            case ONLY_CAPTION -> List.of(CAPTION);
            case BOTH -> List.of(TXT, CAPTION);
        };
    }

    /** Understands {@code .txt}, {@code .caption} and {@code both}. */
    public static Optional<CaptionEnding> parse(String text) {
        return switch (text) {
            case TXT -> Optional.of(ONLY_TXT);
            case CAPTION -> Optional.of(ONLY_CAPTION);
            case "both" -> Optional.of(BOTH);
            default -> Optional.empty();
        };
    }
}
