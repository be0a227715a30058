package io.tagpilot.dataset;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the page asked to be kept about a dataset that the dataset itself cannot hold.
 *
 * @param trigger the trigger word, or null where none was ever given
 * @param modes by image: whether its text was last edited as {@code tags} or as {@code caption}
 */
record Remembered(@Nullable String trigger, Map<String, String> modes) {

    static final Remembered NOTHING = new Remembered(null, Map.of());

    Remembered {
        modes = modes == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(modes));
    }

    /** With the trigger word replaced, unless it is null. */
    Remembered withTrigger(@Nullable String changed) {
        return changed == null ? this : new Remembered(changed, modes);
    }

    /** With the image's mode replaced, or forgotten when it is null. */
    Remembered withMode(String image, @Nullable String mode) {
        Map<String, String> changed = new TreeMap<>(modes);
        if (mode == null) {
            changed.remove(image);
        } else {
            changed.put(image, mode);
        }
        return new Remembered(trigger, changed);
    }

    /** What is remembered after a save: it follows the images to their new names, then comes what the client says. */
    Remembered after(ChangeSet changes, ChangePlan plan) {
        Remembered after = withTrigger(changes.trigger());
        for (String image : plan.removed()) {
            after = after.withMode(image, null);
        }
        Map<String, String> stored = new HashMap<>();
        for (ChangePlan.Outcome outcome : plan.outcomes()) {
            stored.put(outcome.change().wanted(), outcome.file());
            String was = outcome.change().was();
            if (was != null && !was.equals(outcome.file())) {
                after = after.withMode(was, null);
            }
        }
        for (ChangePlan.Outcome outcome : plan.outcomes()) {
            String was = outcome.change().was();
            if (was != null && !was.equals(outcome.file())) {
                after = after.withMode(outcome.file(), modes.get(was));
            }
        }
        for (Map.Entry<String, @Nullable String> mode : changes.modes().entrySet()) {
            after = after.withMode(stored.getOrDefault(mode.getKey(), mode.getKey()), mode.getValue());
        }
        return after;
    }
}
