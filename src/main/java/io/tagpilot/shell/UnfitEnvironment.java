package io.tagpilot.shell;

import org.jspecify.annotations.Nullable;

/** The server cannot run as it was started; whoever started it can change that. */
final class UnfitEnvironment extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    UnfitEnvironment(String sentence, String remedy) {
        this(sentence, remedy, null);
    }

    UnfitEnvironment(String sentence, String remedy, @Nullable Throwable cause) {
        super(sentence, cause);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
