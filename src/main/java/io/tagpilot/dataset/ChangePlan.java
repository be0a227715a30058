package io.tagpilot.dataset;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a client wants of images into what happens to files: finds free names, gives every image a caption file of its own, takes
 * captions along, and drops what trainers have computed from what is no longer there.
 */
final class ChangePlan {

    private final LiveImages live;
    private final Map<String, StagedImage> staged;
    private final Workbench bench;
    private final DatasetNames planned;
    private final FilePlan files;
    private final List<Note> notes = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final TextPlan texts;

    /**
     * What becomes of an image.
     *
     * @param change what was wanted
     * @param file the name that it will have
     * @param shared whether its caption file until now stays with another image
     */
    record Outcome(ImageChange change, String file, boolean shared) {}

    private ChangePlan(
            LiveImages live, Map<String, StagedImage> staged, Workbench bench, CaptionEnding ending, long longestText) {
        this.live = live;
        this.staged = staged;
        this.bench = bench;
        this.planned = live.names().again();
        this.files = new FilePlan(live.dataset());
        this.texts = new TextPlan(live, bench, ending, longestText, files, notes);
    }

    static ChangePlan of(
            ChangeSet changes, LiveImages live, Map<String, StagedImage> staged, Workbench bench, long longestText)
            throws IOException {
        ChangePlan plan = new ChangePlan(live, staged, bench, changes.ending(), longestText);
        plan.make(changes);
        return plan;
    }

    FilePlan files() {
        return files;
    }

    List<Note> notes() {
        return notes;
    }

    /** The images that stay or come. */
    List<Outcome> outcomes() {
        return outcomes;
    }

    /** The images that go. */
    List<String> removed() {
        return removed;
    }

    /** The caption files that an image will have, the one that counts first. */
    List<EntryReader.Placed> futureTexts(String image) throws IOException {
        String stem = new FileName(image).stem();
        Set<String> candidates = new LinkedHashSet<>(live.names().textsOf(image));
        candidates.add(stem + CaptionEnding.TXT);
        candidates.add(stem + CaptionEnding.CAPTION);
        List<EntryReader.Placed> future = new ArrayList<>();
        candidates.stream().sorted(DatasetNames.FIRST_CHOICE_FIRST).forEach(text -> files.future(text)
                .ifPresent(there -> future.add(new EntryReader.Placed(text, there.place()))));
        return future;
    }

    private void make(ChangeSet changes) throws IOException {
        List<ImageChange> wanted = ImageChange.of(changes);
        for (ChangeSet.Removed image : changes.removed()) {
            if (live.image(image.file()).isPresent()) {
                removed.add(image.file());
                planned.remove(image.file());
            }
        }
        for (ImageChange change : wanted) {
            if (change.was() != null && change.isRenamed()) {
                planned.remove(change.was());
            }
        }
        Map<ImageChange, Boolean> separated = withSeparated(wanted);
        // before new images get the names of those that go: they bring their own text, or none
        for (String image : removed) {
            planRemoval(image);
        }
        List<Outcome> all = withNames(separated);
        for (Outcome outcome : all) {
            planImage(outcome);
        }
    }

    /** Where a text is to change that several images read, all but the first of them move away from it. */
    private Map<ImageChange, Boolean> withSeparated(List<ImageChange> wanted) throws IOException {
        Map<String, ImageChange> byImage = new LinkedHashMap<>();
        Set<String> moving = new LinkedHashSet<>();
        for (ImageChange change : wanted) {
            byImage.put(change.was() == null ? "/" + change.item() : change.was(), change);
        }
        for (ImageChange change : wanted) {
            if (change.was() != null && change.text() != null && !change.isRenamed()) {
                List<String> sharing = planned.imagesSharingTextOf(change.was());
                for (String image : sharing.subList(Math.min(1, sharing.size()), sharing.size())) {
                    byImage.putIfAbsent(image, ImageChange.separated(image));
                    moving.add(image);
                }
            }
        }
        for (String image : moving) {
            planned.remove(image);
        }
        Map<ImageChange, Boolean> all = new LinkedHashMap<>();
        byImage.values()
                .forEach(change ->
                        all.put(change, change.was() == null || change.isRenamed() || moving.contains(change.was())));
        return all;
    }

    private List<Outcome> withNames(Map<ImageChange, Boolean> changes) throws IOException {
        Set<ImageChange> sharing = new LinkedHashSet<>();
        for (Map.Entry<ImageChange, Boolean> change : changes.entrySet()) {
            String was = change.getKey().was();
            if (change.getValue()
                    && was != null
                    && !planned.imagesSharingTextOf(was).isEmpty()) {
                sharing.add(change.getKey());
            }
        }
        for (Map.Entry<ImageChange, Boolean> change : changes.entrySet()) {
            String file = change.getKey().wanted();
            if (change.getValue()) {
                file = planned.free(file);
                planned.add(file);
            }
            outcomes.add(new Outcome(change.getKey(), file, sharing.contains(change.getKey())));
        }
        return outcomes;
    }

    private void planRemoval(String image) throws IOException {
        files.drop(image);
        if (planned.imagesSharingTextOf(image).isEmpty()) {
            live.names().textsOf(image).forEach(files::drop);
        }
        dropCaches(image, image);
    }

    private void planImage(Outcome outcome) throws IOException {
        ImageChange change = outcome.change();
        String was = change.was();
        boolean moves = was != null && !was.equals(outcome.file());
        boolean pictureChanges = planPicture(change, outcome.file(), moves);
        List<String> before =
                was == null ? orphans(outcome.file()) : live.names().textsOf(was);
        boolean textChanges = texts.plan(change, outcome.file(), before, outcome.shared());
        if (pictureChanges || textChanges) {
            dropCaches(was == null ? outcome.file() : was, outcome.file());
        }
        if (!outcome.file().equals(change.wanted())) {
            notes.add(Note.renamed(change.wanted(), outcome.file()));
        }
    }

    private boolean planPicture(ImageChange change, String file, boolean moves) throws IOException {
        String was = change.was();
        if (moves && was != null) {
            files.drop(was);
        }
        if (change.item() != null) {
            Path place = stagedItem(change.item()).place();
            boolean same = was != null && !moves && Files.mismatch(place, live.place(was)) < 0;
            if (!same) {
                files.put(file, place);
            }
            return !same;
        }
        if (moves && was != null) {
            files.put(file, bench.same(live.place(was)));
        }
        return moves;
    }

    /** Caption files that wait for an image of that name. */
    private List<String> orphans(String image) throws IOException {
        return live.names().textsOf(image).stream()
                .filter(text -> files.future(text).isPresent())
                .toList();
    }

    private void dropCaches(String image, String shownImage) throws IOException {
        for (String cache : live.names().cachesOf(image)) {
            files.drop(cache);
            notes.add(Note.cacheDropped(cache, shownImage));
        }
    }

    private StagedImage stagedItem(String item) {
        @Nullable StagedImage image = staged.get(item);
        if (image == null) {
            throw new TagPilotException(ProblemCode.INCOMPLETE_SAVE, "The image " + item + " has not arrived.");
        }
        return image;
    }
}
