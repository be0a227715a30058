package io.tagpilot.dataset;

import io.tagpilot.problem.TagPilotException;
import io.tagpilot.workspace.KeptChange;
import io.tagpilot.workspace.KeptChanges;
import io.tagpilot.workspace.Transactions;
import io.tagpilot.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives up earlier versions, of each dataset from the oldest on, since an older version can only be worked out by way of those that came
 * after it. {@link HistorySettings} says which may go; what is given up for want of room is {@link RoomForHistory}'s.
 */
@Component
final class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private final Workspace workspace;
    private final Transactions transactions;
    private final KeptChanges kept;
    private final Lineages lineages;
    private final HistorySettings settings;
    private final Clock clock;

    Retention(
            Workspace workspace,
            Transactions transactions,
            KeptChanges kept,
            Lineages lineages,
            HistorySettings settings,
            Clock clock) {
        this.workspace = workspace;
        this.transactions = transactions;
        this.kept = kept;
        this.lineages = lineages;
        this.settings = settings;
        this.clock = clock;
    }

    /** Lets go of all that is over age. */
    void run() throws IOException {
        kept.clearDiscarded();
        for (String dataset : kept.datasets()) {
            try {
                transactions.locked(List.of(dataset), unused -> {
                    expire(dataset);
                    return dataset;
                });
            } catch (TagPilotException | IOException e) {
                log.warn("The history of {} could not be tidied up; it will be tried again", dataset, e);
            }
        }
        discardOwnerless();
    }

    /** Each dataset's past, those of deleted ones included. */
    List<Lineage> all() throws IOException {
        List<Lineage> all = new ArrayList<>();
        for (String dataset : kept.datasets()) {
            all.addAll(of(dataset));
        }
        return all;
    }

    /** The past of the dataset of that name, and of those that were deleted under it. */
    List<Lineage> of(String dataset) throws IOException {
        List<Lineage> all = new ArrayList<>();
        if (isThere(dataset)) {
            all.add(lineages.of(dataset));
        }
        for (KeptChange deletion : lineages.deletions(dataset)) {
            all.add(lineages.of(deletion));
        }
        return all;
    }

    private void expire(String dataset) throws IOException {
        if (isThere(dataset)) {
            discard(overAge(lineages.of(dataset)));
        }
        for (KeptChange deletion : lineages.deletions(dataset)) {
            if (deletion.time().isBefore(oldest())) {
                discard(lineages.of(deletion).changes());
            }
        }
    }

    /** What is neither young nor among the newest, and all that is older than the oldest of those. */
    private List<PastChange> overAge(Lineage lineage) {
        List<PastChange> changes = lineage.changes();
        int stay = 0;
        int versions = 0;
        for (int i = 0; i < changes.size(); i++) {
            PastChange past = changes.get(i);
            boolean counts = past.isVersion() || past.change().cause().created();
            boolean young = !past.change().time().isBefore(oldest());
            if (young || (counts && versions < Math.max(1, settings.versions()))) {
                stay = i + 1;
            }
            versions += counts ? 1 : 0;
        }
        return changes.subList(stay, changes.size());
    }

    /** The oldest first, so that whatever interrupts this leaves a whole history. */
    private void discard(List<PastChange> changes) throws IOException {
        for (int i = changes.size() - 1; i >= 0; i--) {
            KeptChange change = changes.get(i).change();
            kept.discard(change.dataset(), change.folder());
        }
    }

    /** What belongs to no dataset any more, because its folder was removed by other means, or moved under another name. */
    private void discardOwnerless() throws IOException {
        List<String> before = standing();
        Set<Path> owned = new HashSet<>();
        for (Lineage lineage : all()) {
            lineage.changes().forEach(past -> owned.add(past.change().folder()));
        }
        List<PastChange> ownerless = new ArrayList<>();
        for (String dataset : kept.datasets()) {
            ownerless.addAll(ownerless(dataset, owned));
        }
        // otherwise a dataset may have got another name just while we looked for it
        if (before.equals(standing())) {
            discard(ownerless);
        }
    }

    /** From the oldest on, since a newer one may say that the older ones are another dataset's. */
    private List<PastChange> ownerless(String dataset, Set<Path> owned) throws IOException {
        List<KeptChange> changes = kept.of(dataset).changes();
        int first = changes.size();
        while (first > 0
                && !owned.contains(changes.get(first - 1).folder())
                && changes.get(first - 1).time().isBefore(oldest())) {
            first--;
        }
        return changes.subList(first, changes.size()).stream()
                .map(change -> new PastChange(dataset, change))
                .toList();
    }

    /** What is where, such that any change of a dataset shows. */
    private List<String> standing() throws IOException {
        List<String> standing = new ArrayList<>();
        for (String dataset : kept.datasets()) {
            standing.add(dataset + " " + isThere(dataset) + " " + kept.latest(dataset));
        }
        return standing;
    }

    private Instant oldest() {
        return clock.instant().minus(settings.age());
    }

    private boolean isThere(String dataset) {
        return Files.isDirectory(workspace.resolve(dataset), LinkOption.NOFOLLOW_LINKS);
    }
}
