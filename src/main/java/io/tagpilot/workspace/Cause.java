package io.tagpilot.workspace;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Why a dataset was changed, as its history tells it.
 *
 * @param kind what changed it
 * @param about a short sentence about what was done, or null
 * @param created whether the dataset was not there before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Cause(Kind kind, @Nullable String about, boolean created) {

    /** The ways in which datasets are changed. */
    public enum Kind {
        /** A save of the page. */
        SAVED,
        /** Images that a client without saves has sent one by one. */
        SENT,
        /** A ZIP took the place of everything. */
        IMPORTED,
        /** Something was taken from an earlier version. */
        RESTORED,
        /** An empty dataset was made. */
        CREATED,
        RENAMED,
        DELETED,
        /** A deleted dataset came back. */
        BROUGHT_BACK
    }

    /** Why a dataset that was there is changed, where there is nothing to say about it. */
    public static Cause of(Kind kind) {
        return new Cause(kind, null, false);
    }
}
