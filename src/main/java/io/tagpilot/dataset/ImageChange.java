package io.tagpilot.dataset;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a client wants of one image.
 *
 * @param was its name until now, or null for a new one
 * @param wanted the name that it is to have
 * @param item the staged picture that it is to have, or null to leave it
 * @param text the text that it is to have, or null to leave it
 */
record ImageChange(
        @Nullable String was,
        String wanted,
        @Nullable String item,
        @Nullable NewText text) {

    /** @param text null for none */
    record NewText(@Nullable String text) {}

    /** Gives an image that shared its caption file one of its own. */
    static ImageChange separated(String image) {
        return new ImageChange(image, image, null, null);
    }

    /** Gathers what a change set says in several places about the same image; new images come last. */
    static List<ImageChange> of(ChangeSet changes) {
        Map<String, ImageChange> byImage = new LinkedHashMap<>();
        for (ChangeSet.Replaced replaced : changes.replaced()) {
            String to = replaced.to().equals(replaced.file()) ? replaced.to() : NewName.ofImage(replaced.to());
            putOnce(byImage, new ImageChange(replaced.file(), to, replaced.item(), null));
        }
        for (ChangeSet.Renamed renamed : changes.renamed()) {
            putOnce(byImage, new ImageChange(renamed.file(), NewName.ofImage(renamed.to()), null, null));
        }
        for (ChangeSet.Text text : changes.texts()) {
            ImageChange sofar = byImage.getOrDefault(text.file(), separated(text.file()));
            byImage.put(
                    text.file(), new ImageChange(sofar.was(), sofar.wanted(), sofar.item(), new NewText(text.text())));
        }
        changes.removed().forEach(removed -> {
            if (byImage.containsKey(removed.file())) {
                throw twice(removed.file());
            }
        });
        List<ImageChange> all = new ArrayList<>(byImage.values());
        for (ChangeSet.Added added : changes.added()) {
            NewText text = added.text() == null ? null : new NewText(added.text());
            all.add(new ImageChange(null, NewName.ofImage(added.file()), added.item(), text));
        }
        return all;
    }

    boolean isRenamed() {
        return was != null && !was.equals(wanted);
    }

    private static void putOnce(Map<String, ImageChange> byImage, ImageChange change) {
        if (byImage.put(String.valueOf(change.was()), change) != null) {
            throw twice(String.valueOf(change.was()));
        }
    }

    private static TagPilotException twice(String image) {
        return new TagPilotException(
                ProblemCode.INVALID_REQUEST, image + " is to be changed in two ways at once. Send one of them.");
    }
}
