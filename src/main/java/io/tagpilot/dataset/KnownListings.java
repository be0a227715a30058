package io.tagpilot.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The listings of datasets as they were last seen, kept current by our own saves, so that naming the revision after a small change
 * does not take listing everything again. What other programs change is seen at the next full listing.
 */
@Component
final class KnownListings {

    private static final int MOST = 50;

    private final AtomicLong changes = new AtomicLong();
    private final Map<String, Listing> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Listing> eldest) {
            return size() > MOST;
        }
    });

    /** Lists a dataset anew. */
    Listing fresh(Dataset dataset) {
        long before = changes.get();
        Listing listing = Listing.of(dataset.path());
        if (changes.get() == before) {
            known.put(dataset.folder(), listing);
        }
        return listing;
    }

    /** As last seen. */
    Listing latest(Dataset dataset) {
        Listing listing = known.get(dataset.folder());
        return listing == null ? fresh(dataset) : listing;
    }

    /** Notes what a save has made of a dataset; null when it is to be listed anew. */
    void changed(String folder, @Nullable Listing listing) {
        changes.incrementAndGet();
        if (listing == null) {
            known.remove(folder);
        } else {
            known.put(folder, listing);
        }
    }
}
