package io.tagpilot.dataset;

import jakarta.annotation.PreDestroy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The datasets as they are shown in lists, so that listing hundreds of them does not take looking at all of their files. What we change,
 * and files that others add, remove or rename, show at once; files that others write over show a while later.
 */
@Component
final class KnownSummaries {

    private static final Duration LOOKED_AT_AGAIN_AFTER = Duration.ofSeconds(20);

    private final KnownListings listings;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final ExecutorService looker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "dataset-summaries");
        thread.setDaemon(true);
        return thread;
    });

    KnownSummaries(KnownListings listings) {
        this.listings = listings;
        listings.onChange(known::remove);
    }

    /**
     * What is known of a dataset.
     *
     * @param folders by path, as they were
     * @param at when it was looked at, on the clock of {@link System#nanoTime}
     */
    private record Known(DatasetSummary summary, Map<String, SeenFolder> folders, long at) {

        boolean isCurrent(Path dataset) {
            return SeenFolder.areCurrent(folders, dataset);
        }

        /** A page asks for the covers in just these versions. */
        boolean hasCovers(Path dataset) {
            return summary.covers().stream().allMatch(cover -> isThere(dataset, cover));
        }

        private static boolean isThere(Path dataset, ListedFile cover) {
            return ListedFile.at(dataset.resolve(cover.path()), cover.path())
                    .filter(cover::equals)
                    .isPresent();
        }

        boolean isOld() {
            return System.nanoTime() - at > LOOKED_AT_AGAIN_AFTER.toNanos();
        }
    }

    /** For who shows no covers; one that somebody else has written over may be given in its old version for a while. */
    DatasetSummary of(Dataset dataset) {
        Known last = known.get(dataset.folder());
        return last == null || !last.isCurrent(dataset.path())
                ? look(dataset, listings.last(dataset))
                : asKnown(dataset, last);
    }

    /** With covers that are there in these versions. */
    DatasetSummary withCovers(Dataset dataset) {
        Known last = known.get(dataset.folder());
        return last == null || !last.isCurrent(dataset.path()) || !last.hasCovers(dataset.path())
                ? look(dataset, listings.last(dataset))
                : asKnown(dataset, last);
    }

    private DatasetSummary asKnown(Dataset dataset, Known last) {
        if (last.isOld() && waiting.add(dataset.folder())) {
            looker.execute(() -> {
                waiting.remove(dataset.folder());
                look(dataset, null);
            });
        }
        return last.summary;
    }

    @PreDestroy
    void stop() {
        looker.shutdownNow();
    }

    /** @param last the last listing, if there is one; it will do as long as nobody but us changed anything */
    private DatasetSummary look(Dataset dataset, @Nullable Listing last) {
        if (last != null) {
            Known known = known(dataset, last);
            if (known.isCurrent(dataset.path()) && known.hasCovers(dataset.path())) {
                return keep(dataset, known);
            }
        }
        return keep(dataset, known(dataset, Listing.of(dataset.path())));
    }

    private DatasetSummary keep(Dataset dataset, Known found) {
        known.put(dataset.folder(), found);
        return found.summary;
    }

    private static Known known(Dataset dataset, Listing listing) {
        Map<String, SeenFolder> folders = new HashMap<>();
        listing.folders().forEach((path, seen) -> folders.put(path, seen.withoutNames()));
        return new Known(DatasetSummary.of(dataset, listing), folders, System.nanoTime());
    }
}
