package io.tagpilot.archive;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import org.jspecify.annotations.Nullable;

/** The sentences for archives that are refused. Each refuses the whole archive. */
final class BadZip {

    private static final int SHOWN_CHARACTERS = 120;

    private BadZip() {}

    static TagPilotException because(String sentence) {
        return because(sentence, null);
    }

    static TagPilotException because(String sentence, @Nullable Throwable cause) {
        return new TagPilotException(ProblemCode.BAD_ZIP, sentence, cause);
    }

    static TagPilotException tooLarge(String sentence) {
        return new TagPilotException(ProblemCode.TOO_LARGE, sentence);
    }

    static TagPilotException damagedEntry(String name, String reason, @Nullable Throwable cause) {
        return because("Damaged entry: " + shown(name) + " (" + reason + "). Pack the ZIP again.", cause);
    }

    /** A name from an archive in a form that is safe to show: control and direction characters as codes, long ones cut. */
    static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints().limit(SHOWN_CHARACTERS).forEach(point -> {
            if (Characters.isUnseen(point)) {
                shown.append(String.format("\\u%04x", point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return name.codePointCount(0, name.length()) > SHOWN_CHARACTERS
                ? shown.append('…').toString()
                : shown.toString();
    }
}
