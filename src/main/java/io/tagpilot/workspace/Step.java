package io.tagpilot.workspace;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a transaction does to the datasets folder. Paths are as {@link Workspace#resolve} takes them.
 *
 * @param kind what is done
 * @param target where it is done
 * @param source for {@link Kind#PUT}, what is moved to {@code target}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Step(Kind kind, String target, @Nullable String source) {

    /** In the order in which a transaction does them: names become free before they are taken. */
    public enum Kind {
        /** The file or folder at the target goes to trash. */
        DROP,
        /** A folder is there afterwards. */
        FOLDER,
        /** The source is moved to the target. A file that it replaces goes to trash. */
        PUT
    }
}
