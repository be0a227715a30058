package io.tagpilot.shell;

import org.jspecify.annotations.Nullable;

/** What a parameter of some Java type looks like to the one who sends it. */
final class Expected {

    private Expected() {}

    static String of(@Nullable Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "a whole number";
        }
        return "given in another form";
    }
}
