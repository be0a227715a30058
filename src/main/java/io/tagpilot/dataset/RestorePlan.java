package io.tagpilot.dataset;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What happens to files so that a dataset, or some images of it, are again as they were. Images get a second name, texts a copy, since
 * editors write into them. What TagPilot does not manage stays.
 */
final class RestorePlan {

    private final PastDataset past;
    private final Dataset dataset;
    private final DatasetNames names;
    private final Workbench bench;
    private final Taking taking;
    private final FilePlan files;
    private final List<Note> notes = new ArrayList<>();
    private final Set<String> changedStems = new TreeSet<>();

    private RestorePlan(PastDataset past, Dataset dataset, Workbench bench, Taking taking) {
        this.past = past;
        this.dataset = dataset;
        this.taking = taking;
        this.names = new DatasetNames(dataset.path());
        this.bench = bench;
        this.files = new FilePlan(dataset);
    }

    FilePlan files() {
        return files;
    }

    List<Note> notes() {
        return notes;
    }

    /** What images of which the plan changes something have in common with their texts. */
    Set<String> changedStems() {
        return changedStems;
    }

    /** Takes the bytes of an image out of the past, such that the past keeps them. */
    @FunctionalInterface
    private interface Taking {
        Path take(Path place) throws IOException;
    }

    /** What an order asks for. */
    static RestorePlan of(RestoreOrder order, PastDataset past, Dataset dataset, Workbench bench) throws IOException {
        RestorePlan plan = new RestorePlan(past, dataset, bench, bench::same);
        for (RestoreOrder.Seen image : order.images()) {
            if (order.what() == RestoreOrder.What.TEXT) {
                plan.textOf(image.file());
            } else {
                plan.image(image.file());
            }
        }
        if (order.images().isEmpty()) {
            plan.whole(Listing.whole(dataset.path()));
        }
        plan.dropCaches();
        return plan;
    }

    /** Everything into a new dataset, which shares no bytes with the old one: programs may write into its images. */
    static RestorePlan copy(PastDataset past, Dataset made, Workbench bench) throws IOException {
        RestorePlan plan = new RestorePlan(past, made, bench, bench::copy);
        plan.whole(Listing.EMPTY);
        return plan;
    }

    /** The caption files that an image will have, the one that counts first. */
    List<EntryReader.Placed> futureTexts(String image) throws IOException {
        return textsEver(image).stream()
                .sorted(DatasetNames.FIRST_CHOICE_FIRST)
                .flatMap(text -> files.future(text).stream())
                .map(text -> new EntryReader.Placed(text.file().path(), text.place()))
                .toList();
    }

    private void whole(Listing now) throws IOException {
        for (String file : past.files().keySet()) {
            put(file);
        }
        for (ListedFile file : now.managed()) {
            if (past.place(file.path()).isEmpty()) {
                drop(file.path());
            }
        }
    }

    /** The image stays as it is. */
    private void textOf(String image) throws IOException {
        requireInPast(image);
        for (String text : textsEver(image)) {
            if (past.place(text).isPresent()) {
                put(text);
            } else {
                drop(text);
            }
        }
    }

    /** The image need not be there. One that took its place under another ending goes. */
    private void image(String image) throws IOException {
        requireInPast(image);
        put(image);
        for (String other : names.imagesSharingTextOf(image)) {
            if (past.place(other).isEmpty()) {
                drop(other);
            }
        }
        textOf(image);
    }

    private Set<String> textsEver(String image) throws IOException {
        Set<String> texts = new TreeSet<>(names.textsOf(image));
        past.texts(image).forEach(text -> texts.add(text.file()));
        return texts;
    }

    private void requireInPast(String image) {
        if (FileKind.of(image) != FileKind.IMAGE || past.place(image).isEmpty()) {
            throw new TagPilotException(ProblemCode.IMAGE_NOT_FOUND, image + " is not in that version of the dataset.");
        }
    }

    private void put(String file) throws IOException {
        Path place = past.files().get(file);
        Path live = dataset.path().resolve(file);
        if (place == null || place.equals(live) || isSame(live, file, place)) {
            return;
        }
        boolean text = FileKind.of(file) == FileKind.TEXT;
        files.put(file, text ? bench.file(Files.readAllBytes(place)) : taking.take(place));
        changedStems.add(new FileName(file).stem());
    }

    private void drop(String file) {
        files.drop(file);
        changedStems.add(new FileName(file).stem());
    }

    private void dropCaches() throws IOException {
        for (String stem : changedStems) {
            for (String cache : names.cachesOf(stem + ".png")) {
                if (files.future(cache).isPresent()) {
                    files.drop(cache);
                    notes.add(Note.cacheDropped(cache, stem));
                }
            }
        }
    }

    private static boolean isSame(Path live, String file, Path place) throws IOException {
        return ListedFile.at(live, file).isPresent() && Files.mismatch(live, place) < 0;
    }
}
