package io.tagpilot.dataset;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A change in the history of a dataset, which names the version that stood before it.
 *
 * @param id of the change; as a version, the dataset as it stood before
 * @param time of the change
 * @param kind what made it, as a stable name
 * @param about a sentence about it, or null
 * @param first whether the dataset was made by it, so that there is no version before
 */
public record EarlierVersion(
        String id, Instant time, String kind, @Nullable String about, boolean first, ChangeCounts counts) {

    static EarlierVersion of(PastChange past) {
        return new EarlierVersion(
                past.id(),
                past.change().time(),
                past.change().cause().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                past.change().cause().about(),
                past.change().cause().created(),
                ChangeCounts.of(past));
    }
}
