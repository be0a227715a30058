package io.tagpilot.dataset;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what a client wants to change although somebody else has changed it since the client looked. */
final class Conflicts {

    private final LiveImages live;
    private final ChangeSet changes;
    private final List<Conflict> found = new ArrayList<>();
    private final Set<String> files = new HashSet<>();

    /**
     * One image about which the client has to decide.
     *
     * @param kind what is no longer as the client has seen it: {@code text}, {@code image}, or all of it: {@code removed}
     * @param changed when the image or its text was last written, in milliseconds since 1970; null where it is gone
     * @param now the image as it is, or null
     */
    record Conflict(
            String file,
            String kind,
            @Nullable Long changed,
            @Nullable ImageEntry now) {}

    private Conflicts(LiveImages live, ChangeSet changes) {
        this.live = live;
        this.changes = changes;
    }

    /** @throws TagPilotException with the list, unless there is nothing to decide */
    static void refuse(LiveImages live, ChangeSet changes) throws IOException {
        Conflicts conflicts = new Conflicts(live, changes);
        conflicts.look();
        if (!conflicts.found.isEmpty()) {
            throw problem(conflicts.found);
        }
    }

    /** Says what there is to decide. */
    static TagPilotException problem(List<Conflict> found) {
        return new TagPilotException(ProblemCode.CHANGED_SINCE_LOADED, sentence(found)).with("conflicts", found);
    }

    private void look() throws IOException {
        for (ChangeSet.Replaced replaced : changes.replaced()) {
            image(replaced.file(), replaced.base());
        }
        for (ChangeSet.Renamed renamed : changes.renamed()) {
            image(renamed.file(), renamed.base());
        }
        for (ChangeSet.Removed removed : changes.removed()) {
            if (live.image(removed.file()).isPresent()) {
                image(removed.file(), removed.base());
            }
        }
        for (ChangeSet.Text text : changes.texts()) {
            text(text);
        }
    }

    private void image(String file, @Nullable String base) throws IOException {
        ListedFile image = live.image(file).orElse(null);
        if (image == null) {
            add(file, "removed");
        } else if (base != null
                && !base.equals(image.version())
                && !changes.mine().contains(file)) {
            add(file, "image");
        }
    }

    private void text(ChangeSet.Text text) throws IOException {
        if (live.image(text.file()).isEmpty()) {
            add(text.file(), "removed");
            return;
        }
        CaptionFile caption = live.caption(text.file()).orElse(null);
        String version = caption == null ? null : caption.version();
        boolean seen = Objects.equals(version, text.base());
        boolean same =
                caption != null && caption.text() != null && caption.text().equals(text.text());
        boolean bothNone = caption == null && text.text() == null;
        if (!seen && !same && !bothNone && !changes.mine().contains(text.file())) {
            add(text.file(), "text");
        }
    }

    private void add(String file, String kind) throws IOException {
        if (files.add(file)) {
            found.add(conflict(live, file, kind));
        }
    }

    /** An image of which something is no longer as the client has seen it. */
    static Conflict conflict(LiveImages live, String file, String kind) throws IOException {
        Long changed = live.changed(file).map(Instant::toEpochMilli).orElse(null);
        return new Conflict(file, kind, changed, live.entry(file).orElse(null));
    }

    private static String sentence(List<Conflict> conflicts) {
        String first = conflicts.get(0).file();
        return conflicts.size() == 1
                ? first
                        + " was changed by someone else since you loaded it. Nothing was saved; decide which version to keep."
                : conflicts.size() + " images, " + first
                        + " among them, were changed by someone else since you loaded them. Nothing was saved; decide which versions to keep.";
    }
}
