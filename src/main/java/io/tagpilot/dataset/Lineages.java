package io.tagpilot.dataset;

import io.tagpilot.workspace.KeptChange;
import io.tagpilot.workspace.KeptChanges;
import io.tagpilot.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the changes that belong to one dataset, among those that are kept under its name and under the names that it had. */
@Component
final class Lineages {

    private static final String TRASH = Workspace.STATE + "/trash/";

    private final KeptChanges kept;

    Lineages(KeptChanges kept) {
        this.kept = kept;
    }

    /** Where to read on: the changes of {@code dataset} that were made before {@code before}, or all of them. */
    private record Place(String dataset, @Nullable String before) {}

    /** Of the dataset that is there under that name. */
    Lineage of(String folder) throws IOException {
        List<PastChange> changes = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        follow(new Place(folder, null), changes, notices);
        return new Lineage(folder, changes, notices);
    }

    /** Of the dataset that {@code deletion} moved to trash; the deletion comes first. */
    Lineage of(KeptChange deletion) throws IOException {
        List<PastChange> changes = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        changes.add(new PastChange(deletion.dataset(), deletion));
        follow(new Place(deletion.dataset(), deletion.id()), changes, notices);
        return new Lineage(deletion.dataset(), changes, notices);
    }

    /** The deletions of which the dataset still lies in the trash, the newest first. */
    List<KeptChange> deletions(String dataset) throws IOException {
        return kept.ofFewSteps(dataset).stream()
                .filter(change -> new PastChange(dataset, change).tookAway())
                .filter(change -> change.earlier(dataset).isPresent())
                .toList();
    }

    private void follow(Place from, List<PastChange> changes, List<String> notices) throws IOException {
        Optional<Place> next = Optional.of(from);
        while (next.isPresent()) {
            next = read(next.get(), changes, notices);
        }
    }

    /** Reads what is kept at one place. Returns where the dataset was before it came there. */
    private Optional<Place> read(Place place, List<PastChange> changes, List<String> notices) throws IOException {
        KeptChanges.Kept here = kept.of(place.dataset());
        for (KeptChange change : here.changes()) {
            if (place.before() != null && change.id().compareTo(place.before()) >= 0) {
                continue;
            }
            PastChange past = new PastChange(place.dataset(), change);
            if (past.tookAway()) {
                return Optional.empty();
            }
            changes.add(past);
            Optional<String> origin = past.origin();
            if (origin.isPresent()) {
                return Optional.of(before(change, origin.get()));
            }
            if (change.cause().created()) {
                return Optional.empty();
            }
        }
        if (here.problem() != null) {
            notices.add("Versions before that cannot be shown, because " + here.problem() + ".");
        }
        return Optional.empty();
    }

    /** A folder comes from another name, by renaming, or out of the trash, into which an earlier change had moved it. */
    private static Place before(KeptChange change, String origin) {
        if (!origin.startsWith(TRASH)) {
            return new Place(origin, change.id());
        }
        String[] parts = origin.substring(TRASH.length()).split("/", -1);
        return new Place(parts[0], parts.length > 1 ? parts[1] : change.id());
    }
}
