package io.tagpilot.dataset;

import java.util.Collections;
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
}
