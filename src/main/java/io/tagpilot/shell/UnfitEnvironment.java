package io.tagpilot.shell;

/** The server cannot run as it was started; whoever started it can change that. */
final class UnfitEnvironment extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    UnfitEnvironment(String sentence, String remedy, Throwable cause) {
        super(sentence, cause);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
