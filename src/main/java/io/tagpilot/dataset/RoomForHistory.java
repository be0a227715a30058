package io.tagpilot.dataset;

import io.tagpilot.workspace.KeptChange;
import io.tagpilot.workspace.KeptChanges;
import io.tagpilot.workspace.Transactions;
import io.tagpilot.workspace.TrashSpace;
import io.tagpilot.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives up the oldest versions of all datasets when together they take more of the disk than they may. The newest earlier version of a
 * dataset is not given up for room, nor is a deleted dataset.
 */
@Component
final class RoomForHistory {

    private static final Logger log = LoggerFactory.getLogger(RoomForHistory.class);
    private static final long HUNDREDTH = 100;

    private final Workspace workspace;
    private final Transactions transactions;
    private final KeptChanges kept;
    private final Retention retention;
    private final HistorySettings settings;

    RoomForHistory(
            Workspace workspace,
            Transactions transactions,
            KeptChanges kept,
            Retention retention,
            HistorySettings settings) {
        this.workspace = workspace;
        this.transactions = transactions;
        this.kept = kept;
        this.retention = retention;
        this.settings = settings;
    }

    /** Makes room if there is need of it. */
    void make() throws IOException {
        long most = workspace.totalBytes() / HUNDREDTH * settings.share();
        TrashSpace space = new TrashSpace();
        for (String dataset : kept.datasets()) {
            space.add(kept.folderOf(dataset));
        }
        if (space.bytes() > most) {
            for (Removable removable : removable()) {
                if (space.bytes() > most) {
                    discard(removable, space);
                }
            }
            log.info("Gave up old versions; those that are kept take {} bytes.", space.bytes());
        }
    }

    /** A change in the past of a dataset that is called {@code folder}. */
    private record Removable(String folder, PastChange past) {}

    /** The oldest first. */
    private List<Removable> removable() throws IOException {
        List<Removable> removable = new ArrayList<>();
        for (Lineage lineage : retention.all()) {
            beyondTheNewest(lineage).forEach(past -> removable.add(new Removable(lineage.folder(), past)));
        }
        removable.sort(Comparator.comparing(one -> one.past().id()));
        return removable;
    }

    private static List<PastChange> beyondTheNewest(Lineage lineage) {
        List<PastChange> changes = lineage.changes();
        int newest = 0;
        while (newest < changes.size()
                && !changes.get(newest).isVersion()
                && !changes.get(newest).tookAway()) {
            newest++;
        }
        return changes.subList(Math.min(newest + 1, changes.size()), changes.size());
    }

    private void discard(Removable removable, TrashSpace space) throws IOException {
        KeptChange change = removable.past().change();
        transactions.locked(List.of(removable.folder()), unused -> {
            boolean stillItsOwn = retention.of(removable.folder()).stream()
                    .anyMatch(lineage -> beyondTheNewest(lineage).contains(removable.past()));
            if (stillItsOwn) {
                space.remove(change.folder());
                kept.discard(change.dataset(), change.folder());
            }
            return stillItsOwn;
        });
    }
}
