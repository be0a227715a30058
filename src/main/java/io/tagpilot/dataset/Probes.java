package io.tagpilot.dataset;

import io.tagpilot.image.ImageFacts;
import io.tagpilot.image.ImageProbe;
import io.tagpilot.problem.TagPilotException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known about images by having read their headers once, by place and version. Safe for use by many threads. */
@Component
final class Probes {

    private static final int MOST = 200_000;

    /**
     * What is known of an image.
     *
     * @param facts null where {@code problem} says why it cannot be read
     * @param problem why not
     * @param sha256 of its bytes, once something had to read them all
     */
    record Known(
            @Nullable ImageFacts facts,
            @Nullable String problem,
            @Nullable String sha256) {}

    private final ImageProbe probe;
    private final Map<String, Known> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    });

    Probes(ImageProbe probe) {
        this.probe = probe;
    }

    /**
     * Reads the header of the image at {@code place} unless that version of it was read before.
     *
     * @param home names the place for good, where {@code place} is only where the bytes lie now
     */
    Known of(String home, Path place, ListedFile file) {
        return known.computeIfAbsent(key(home, file), key -> probe(place, new FileName(file.path()).name(), null));
    }

    /** Remembers what was learned of an image before it came to its {@code home}. */
    void learn(String home, Path place, ListedFile file, @Nullable String sha256) {
        known.put(key(home, file), probe(place, new FileName(file.path()).name(), sha256));
    }

    private Known probe(Path place, String shownName, @Nullable String sha256) {
        try {
            return new Known(probe.probe(place, shownName), null, sha256);
        } catch (TagPilotException e) {
            return new Known(null, e.detail(), sha256);
        } catch (IOException e) {
            return new Known(null, shownName + " cannot be read from the disk.", sha256);
        }
    }

    private static String key(String home, ListedFile file) {
        return home + "/" + file.path() + "\0" + file.version();
    }
}
