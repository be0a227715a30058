package io.tagpilot.dataset;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The listings of datasets as they were last seen, kept current by our own saves, so that a small change of a large dataset does not take
 * listing everything again. What other programs add, remove or rename is seen before a save; files that they write over, at the next opening.
 */
@Component
final class KnownListings {

    /** What a file in a listing takes of the memory at most, in bytes; listings get an eighth of it. */
    private static final long ROOM_OF_A_FILE = 300;

    private final long mostFiles = Runtime.getRuntime().maxMemory() / 8 / ROOM_OF_A_FILE;
    private final AtomicLong changes = new AtomicLong();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    /** The one used last comes last. */
    private final Map<String, Listing> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true));

    /** Lists a dataset anew. */
    Listing fresh(Dataset dataset) {
        long before = changes.get();
        Listing listing = Listing.of(dataset.path(), known.getOrDefault(dataset.folder(), Listing.EMPTY));
        if (changes.get() == before) {
            remember(dataset.folder(), listing);
        }
        return listing;
    }

    /** As last seen, unless somebody else has added, removed or renamed something since; then as it is now. */
    Listing current(Dataset dataset) {
        Listing last = known.get(dataset.folder());
        return last != null && last.isCurrent(dataset.path()) ? last : fresh(dataset);
    }

    /** As last seen, if it was. */
    @Nullable
    Listing last(Dataset dataset) {
        return known.get(dataset.folder());
    }

    /** Calls the listener with the folder of a dataset that a save has changed. */
    void onChange(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** The names in a dataset of which the listing is current. */
    static DatasetNames names(Dataset dataset, Listing current) {
        return new DatasetNames(folder -> {
            SeenFolder seen = current.folders().get(folder);
            return seen == null ? FolderNames.in(dataset.path().resolve(folder)) : seen.names();
        });
    }

    /**
     * Notes what a save has made of a dataset, and so what is in the folders that it has touched.
     *
     * @param listing what it has become
     * @param names as they were when it was planned
     */
    void changed(Dataset dataset, Listing listing, FilePlan plan, Map<String, FolderNames> names) {
        Map<String, SeenFolder> made = new HashMap<>();
        for (String folder : plan.folders()) {
            FolderNames before = names.get(folder);
            if (before != null) {
                FolderNames after = plan.applyTo(before, folder);
                made.put(folder, SeenFolder.made(after, dataset.path().resolve(folder)));
            }
        }
        changed(dataset.folder(), listing.knowing(made));
    }

    /** Notes what a save has made of a dataset; null when it is to be listed anew. */
    void changed(String folder, @Nullable Listing listing) {
        changes.incrementAndGet();
        if (listing == null) {
            known.remove(folder);
        } else {
            remember(folder, listing);
        }
        listeners.forEach(listener -> listener.accept(folder));
    }

    /** Keeps a listing, and lets go of those that were used least where they become too many. */
    private void remember(String folder, Listing listing) {
        synchronized (known) {
            known.put(folder, listing);
            long files = known.values().stream()
                    .mapToLong(other -> other.files().size())
                    .sum();
            Iterator<Listing> eldest = known.values().iterator();
            while (files > mostFiles && known.size() > 1) {
                files -= eldest.next().files().size();
                eldest.remove();
            }
        }
    }
}
