package io.tagpilot.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The names that are taken in a dataset, now and as a plan would have them. Only the folders that are asked about are read, and of
 * them only the names, so that a small change of a large dataset is a small piece of work.
 */
final class DatasetNames {

    /** The order of caption files of one image: what trainers read by default comes first. */
    static final Comparator<String> FIRST_CHOICE_FIRST =
            Comparator.comparing(DatasetNames::isSecondChoice).thenComparing(Comparator.naturalOrder());

    /** Is in no name. */
    private static final char END = '\0';

    private final Reader reader;
    private final Map<String, Planned> folders = new HashMap<>();

    /** Tells the names that are in a folder of the dataset. */
    @FunctionalInterface
    interface Reader {
        /** @param folder with a {@code /} at its end, or empty for the dataset itself */
        FolderNames namesIn(String folder) throws IOException;
    }

    /** The names in one folder: those that were read, without some, and with others. */
    private static final class Planned {

        private final FolderNames read;
        private final Set<String> without = new HashSet<>();

        /** By what they are found by, which begins with the folded name. */
        private final NavigableMap<String, String> with = new TreeMap<>();

        Planned(FolderNames read) {
            this.read = read;
        }

        void add(String name) {
            with.put(FileName.folded(name) + END + name, name);
        }

        void remove(String name) {
            with.remove(FileName.folded(name) + END + name);
            without.add(name);
        }

        Stream<String> alike(String folded) {
            return Stream.concat(left(read.alike(folded)), added(folded + END));
        }

        Stream<String> startingWith(String folded) {
            return Stream.concat(left(read.startingWith(folded)), added(folded));
        }

        private Stream<String> left(Stream<String> names) {
            return names.filter(name -> !without.contains(name));
        }

        private Stream<String> added(String start) {
            return with.subMap(start, true, start + Character.MAX_VALUE, true).values().stream();
        }
    }

    DatasetNames(Path root) {
        this(folder -> FolderNames.in(root.resolve(folder)));
    }

    DatasetNames(Reader reader) {
        this.reader = reader;
    }

    boolean isTaken(String path) throws IOException {
        FileName file = new FileName(path);
        return in(file.folder()).alike(FileName.folded(file.name())).findAny().isPresent();
    }

    void add(String path) throws IOException {
        FileName file = new FileName(path);
        in(file.folder()).add(file.name());
    }

    void remove(String path) throws IOException {
        FileName file = new FileName(path);
        in(file.folder()).remove(file.name());
    }

    /** The caption files beside an image: the one that counts first. */
    List<String> textsOf(String image) throws IOException {
        String stem = new FileName(image).stem();
        return besideStem(stem).stream()
                .filter(path -> FileKind.of(path) == FileKind.TEXT)
                .filter(path -> new FileName(path).stem().equals(stem))
                .sorted(FIRST_CHOICE_FIRST)
                .toList();
    }

    /** The images whose caption file is that of {@code image}, itself included, by name. */
    List<String> imagesSharingTextOf(String image) throws IOException {
        String stem = new FileName(image).stem();
        return besideStem(stem).stream()
                .filter(path -> FileKind.of(path) == FileKind.IMAGE)
                .filter(path -> new FileName(path).stem().equals(stem))
                .sorted()
                .toList();
    }

    /**
     * What trainers have computed from an image and keep beside it: {@code a.npz}, {@code a_0512x0512.npz}. Where an image is called
     * {@code a_0512x0512}, the latter belongs to that one.
     */
    List<String> cachesOf(String image) throws IOException {
        String stem = new FileName(image).stem();
        List<String> caches = new ArrayList<>();
        for (String path : besideStem(stem)) {
            if (path.toLowerCase(Locale.ROOT).endsWith(".npz") && belongsTo(stem, new FileName(path).stem())) {
                caches.add(path);
            }
        }
        return caches;
    }

    /** {@code wanted}, or the next like it whose name, and whose caption file's name, no other image has. */
    String free(String wanted) throws IOException {
        FileName file = new FileName(wanted);
        String candidate = wanted;
        for (int n = 1; isTaken(candidate) || hasImageOfStem(new FileName(candidate).stem()); n++) {
            candidate = file.stem() + "_" + n + file.ending();
        }
        return candidate;
    }

    private boolean hasImageOfStem(String stem) throws IOException {
        return besideStem(stem).stream()
                .filter(other -> FileKind.of(other) == FileKind.IMAGE)
                .anyMatch(other -> FileName.folded(new FileName(other).stem()).equals(FileName.folded(stem)));
    }

    private boolean belongsTo(String stem, String cache) throws IOException {
        if (!cache.equals(stem) && !cache.startsWith(stem + "_")) {
            return false;
        }
        for (int end = cache.length(); end > stem.length(); end = cache.lastIndexOf('_', end - 1)) {
            if (hasImageOfStem(cache.substring(0, end))) {
                return false;
            }
        }
        return true;
    }

    /** The files whose names begin with {@code stem}, by name. */
    private Set<String> besideStem(String stem) throws IOException {
        String folder = new FileName(stem).folder();
        Set<String> paths = new TreeSet<>();
        in(folder)
                .startingWith(FileName.folded(stem.substring(folder.length())))
                .forEach(name -> paths.add(folder + name));
        return paths;
    }

    /** The same names, for another plan. */
    DatasetNames again() {
        return new DatasetNames(folder -> in(folder).read);
    }

    /** The names that were read, by folder. */
    Map<String, FolderNames> read() {
        Map<String, FolderNames> read = new HashMap<>();
        folders.forEach((folder, planned) -> read.put(folder, planned.read));
        return read;
    }

    private static boolean isSecondChoice(String text) {
        return text.toLowerCase(Locale.ROOT).endsWith(CaptionEnding.CAPTION);
    }

    private Planned in(String folder) throws IOException {
        Planned planned = folders.get(folder);
        if (planned == null) {
            planned = new Planned(reader.namesIn(folder));
            folders.put(folder, planned);
        }
        return planned;
    }
}
