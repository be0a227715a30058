package io.tagpilot.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** A dataset as it was when it was listed. Images and texts are read only as they are asked for, some at a time. */
public final class OpenedDataset {

    /** As many as fill a first screen: whoever shows them waits for no others. */
    public static final int FIRST = 64;

    private static final int MOST_AT_ONCE = 256;
    private static final long TEXT_AT_ONCE = DataSize.ofMegabytes(2).toBytes();

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

    /** How many images there are. */
    public int size() {
        return listing.images().size();
    }

    /** The images in order, each with its caption. What was learned of them is kept when the stream is closed. */
    public Stream<ImageEntry> images() {
        return ReadAhead.of(portions(), this::read)
                .flatMap(List::stream)
                .onClose(() -> reader.keep(dataset.folder(), listing.managed()));
    }

    /**
     * An image before it is read.
     *
     * @param texts its caption files, the one that counts first
     */
    private record Unread(ListedFile image, List<ListedFile> texts) {

        long textBytes() {
            return texts.isEmpty() ? 0 : texts.get(0).size();
        }
    }

    /** By several threads. */
    private List<ImageEntry> read(List<Unread> images) {
        return images.parallelStream().map(this::read).toList();
    }

    private ImageEntry read(Unread unread) {
        ListedFile image = unread.image();
        List<EntryReader.Placed> texts = unread.texts().stream()
                .map(text -> new EntryReader.Placed(text.path(), place(text), text))
                .toList();
        return reader.read(
                dataset.folder(), image, place(image), texts, remembered.modes().get(image.path()));
    }

    /** As many as are read at once: all their texts are in memory at the same time. */
    private Iterator<List<Unread>> portions() {
        Map<String, List<ListedFile>> texts = textsByStem();
        List<List<Unread>> portions = new ArrayList<>();
        List<Unread> portion = new ArrayList<>();
        long textBytes = 0;
        for (ListedFile image : listing.images()) {
            Unread unread = new Unread(image, texts.getOrDefault(new FileName(image.path()).stem(), List.of()));
            portion.add(unread);
            textBytes += unread.textBytes();
            int most = portions.isEmpty() ? FIRST : MOST_AT_ONCE;
            if (portion.size() == most || textBytes >= TEXT_AT_ONCE) {
                portions.add(portion);
                portion = new ArrayList<>();
                textBytes = 0;
            }
        }
        portions.add(portion);
        return portions.iterator();
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

    private Map<String, List<ListedFile>> textsByStem() {
        Map<String, List<ListedFile>> texts = new HashMap<>();
        for (ListedFile file : listing.files()) {
            if (file.kind() == FileKind.TEXT) {
                texts.computeIfAbsent(new FileName(file.path()).stem(), stem -> new ArrayList<>(1))
                        .add(file);
            }
        }
        Comparator<ListedFile> order = Comparator.comparing(ListedFile::path, DatasetNames.FIRST_CHOICE_FIRST);
        texts.values().forEach(those -> those.sort(order));
        return texts;
    }
}
