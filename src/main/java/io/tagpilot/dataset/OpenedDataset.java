package io.tagpilot.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A dataset as it was when it was listed. Images and texts are read only as they are asked for, some at a time. */
public final class OpenedDataset {

    private static final int READ_AT_ONCE = 256;

    private final Dataset dataset;
    private final Listing listing;
    private final Remembered remembered;
    private final List<String> notices;
    private final EntryReader reader;

    OpenedDataset(Dataset dataset, Listing listing, Remembered remembered, List<String> notices, EntryReader reader) {
        this.dataset = dataset;
        this.listing = listing;
        this.remembered = remembered;
        this.notices = notices;
        this.reader = reader;
    }

    public Dataset dataset() {
        return dataset;
    }

    /** Names the state of images and texts on the disk. */
    public String revision() {
        return listing.revision();
    }

    /** The trigger word, where one is remembered. */
    public @Nullable String trigger() {
        return remembered.trigger();
    }

    /** What a person must know about the dataset, as sentences. */
    public List<String> notices() {
        List<String> all = new ArrayList<>(notices);
        listing.unread()
                .keySet()
                .forEach(folder -> all.add("The folder " + dataset.folder() + "/" + folder
                        + " cannot be read, so what is in it is not shown. Check its owner and permissions."));
        oddlyNamed().ifPresent(all::add);
        return all;
    }

    private Optional<String> oddlyNamed() {
        List<String> paths = listing.files().stream()
                .map(ListedFile::path)
                .filter(FileKind::isOddlyNamedImage)
                .toList();
        return paths.isEmpty()
                ? Optional.empty()
                : Optional.of("Not shown, because of a backslash or a control character in the name (rename it there): "
                        + paths.get(0).replaceAll("\\p{Cntrl}", "?")
                        + (paths.size() == 1 ? "" : " and " + (paths.size() - 1) + " more") + ".");
    }

    /** How many files are not managed. */
    public long others() {
        return listing.files().stream()
                .filter(file -> file.kind() == FileKind.OTHER)
                .count();
    }

    /** The images in order, each with its caption. What was learned of them is kept when the stream is closed. */
    public Stream<ImageEntry> images() {
        Map<String, List<EntryReader.Placed>> texts = textsByStem();
        List<ListedFile> images = listing.images();
        return IntStream.iterate(0, from -> from < images.size(), from -> from + READ_AT_ONCE)
                .mapToObj(from -> images.subList(from, Math.min(from + READ_AT_ONCE, images.size())))
                .flatMap(some -> read(some, texts).stream())
                .onClose(() -> reader.keep(dataset.folder(), listing.managed()));
    }

    /** By several threads. */
    private List<ImageEntry> read(List<ListedFile> images, Map<String, List<EntryReader.Placed>> texts) {
        return images.parallelStream()
                .map(image -> reader.read(
                        dataset.folder(),
                        image,
                        place(image),
                        texts.getOrDefault(new FileName(image.path()).stem(), List.of()),
                        remembered.modes().get(image.path())))
                .toList();
    }

    /** Images and texts in order, as far as they can be read. */
    public List<ListedFile> files() {
        return listing.managed().stream()
                .filter(file -> Files.isReadable(place(file)))
                .toList();
    }

    /** Where a file lies. */
    public Path place(ListedFile file) {
        return dataset.path().resolve(file.path());
    }

    /** The media type that a file's ending claims. */
    public static String mime(ListedFile file) {
        return EntryReader.mimeByEnding(file.path());
    }

    private Map<String, List<EntryReader.Placed>> textsByStem() {
        Map<String, List<EntryReader.Placed>> texts = new HashMap<>();
        listing.files().stream().filter(file -> file.kind() == FileKind.TEXT).forEach(file -> texts.computeIfAbsent(
                        new FileName(file.path()).stem(), stem -> new ArrayList<>(1))
                .add(new EntryReader.Placed(file.path(), place(file), file)));
        Comparator<EntryReader.Placed> order =
                Comparator.comparing(EntryReader.Placed::file, DatasetNames.FIRST_CHOICE_FIRST);
        texts.values().forEach(those -> those.sort(order));
        return texts;
    }
}
