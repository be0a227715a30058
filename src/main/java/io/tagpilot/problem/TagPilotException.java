package io.tagpilot.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fact that stops an operation: a code for programs, a sentence for people, and typed fields for what a client may need. */
public final class TagPilotException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final transient Map<String, Object> fields = new LinkedHashMap<>();

    /**
     * Names what happened.
     *
     * @param code what programs branch on
     * @param sentence what happened, to which file, and what to do; no absolute path, no markup
     */
    public TagPilotException(ProblemCode code, String sentence) {
        this(code, sentence, null);
    }

    /**
     * Names what happened and keeps what caused it for the log.
     *
     * @param code what programs branch on
     * @param sentence what happened, to which file, and what to do
     * @param cause for the log only
     */
    public TagPilotException(ProblemCode code, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    /** Adds a field to the answer. {@code value} must be something that Jackson can write. */
    public TagPilotException with(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    public ProblemCode code() {
        return code;
    }

    /** The sentence. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Further fields of the answer, in the order in which they were added. */
    public Map<String, Object> fields() {
        return Collections.unmodifiableMap(fields);
    }
}
