package io.tagpilot.dataset;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The names that are taken in a dataset, now and as a plan would have them. Only the folders that are asked about are read, and of
 * them only the names, so that a small change of a large dataset is a small piece of work.
 */
final class DatasetNames {

    /** The order of caption files of one image: what trainers read by default comes first. */
    static final Comparator<String> FIRST_CHOICE_FIRST =
            Comparator.comparing(DatasetNames::isSecondChoice).thenComparing(Comparator.naturalOrder());

    private final Path root;

    /** By folder: the names in it, under what is equal for names that some file system takes for the same. */
    private final Map<String, NavigableMap<String, Set<String>>> folders = new HashMap<>();

    DatasetNames(Path root) {
        this.root = root;
    }

    boolean isTaken(String path) throws IOException {
        FileName file = new FileName(path);
        return in(file.folder()).containsKey(FileName.folded(file.name()));
    }

    void add(String path) throws IOException {
        FileName file = new FileName(path);
        in(file.folder())
                .computeIfAbsent(FileName.folded(file.name()), name -> new TreeSet<>())
                .add(file.name());
    }

    void remove(String path) throws IOException {
        FileName file = new FileName(path);
        in(file.folder()).computeIfPresent(FileName.folded(file.name()), (folded, names) -> {
            names.remove(file.name());
            return names.isEmpty() ? null : names;
        });
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

    /** The files whose names begin with {@code stem}. */
    private List<String> besideStem(String stem) throws IOException {
        String folder = new FileName(stem).folder();
        String start = FileName.folded(stem.substring(folder.length()));
        List<String> paths = new ArrayList<>();
        for (Set<String> names : in(folder)
                .subMap(start, true, start + Character.MAX_VALUE, true)
                .values()) {
            names.forEach(name -> paths.add(folder + name));
        }
        return paths;
    }

    private static boolean isSecondChoice(String text) {
        return text.toLowerCase(Locale.ROOT).endsWith(CaptionEnding.CAPTION);
    }

    private NavigableMap<String, Set<String>> in(String folder) throws IOException {
        NavigableMap<String, Set<String>> names = folders.get(folder);
        if (names == null) {
            names = new TreeMap<>();
            folders.put(folder, names);
            readNames(folder, names);
        }
        return names;
    }

    private void readNames(String folder, Map<String, Set<String>> into) throws IOException {
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(root.resolve(folder))) {
            for (Path path : paths) {
                String name = String.valueOf(path.getFileName());
                into.computeIfAbsent(FileName.folded(name), key -> new TreeSet<>())
                        .add(name);
            }
        } catch (NoSuchFileException | NotDirectoryException nothingThereYet) {
            return;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }
}
