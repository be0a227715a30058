package io.tagpilot.dataset;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The names in one folder, to be found by what is equal for names that some file system takes for the same. Never changed, and compact,
 * since datasets have hundreds of thousands.
 */
final class FolderNames {

    static final FolderNames NONE = new FolderNames(new Entry[0]);

    private final Entry[] entries;

    private record Entry(String folded, String name) implements Comparable<Entry> {

        static Entry of(String name) {
            String folded = FileName.folded(name);
            return new Entry(folded.equals(name) ? name : folded, name);
        }

        @Override
        public int compareTo(Entry other) {
            int byFolded = folded.compareTo(other.folded);
            return byFolded == 0 ? name.compareTo(other.name) : byFolded;
        }
    }

    private FolderNames(Entry[] entries) {
        this.entries = entries;
    }

    static FolderNames of(Collection<String> names) {
        return new FolderNames(names.parallelStream().map(Entry::of).sorted().toArray(Entry[]::new));
    }

    /** The names in a folder that may be missing. */
    static FolderNames in(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            paths.forEach(path -> names.add(String.valueOf(path.getFileName())));
        } catch (NoSuchFileException | NotDirectoryException nothingThereYet) {
            return NONE;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return of(names);
    }

    /** All names, in no order that anybody may rely on. */
    String[] all() {
        return Arrays.stream(entries).map(Entry::name).toArray(String[]::new);
    }

    /** The names that {@code folded} stands for. */
    Stream<String> alike(String folded) {
        return from(folded).takeWhile(entry -> entry.folded.equals(folded)).map(Entry::name);
    }

    /** The names that begin with what {@code folded} stands for. */
    Stream<String> startingWith(String folded) {
        return from(folded).takeWhile(entry -> entry.folded.startsWith(folded)).map(Entry::name);
    }

    /** The same without some names and with others. */
    FolderNames after(Set<String> without, Collection<String> with) {
        List<Entry> fresh =
                with.stream().map(Entry::of).filter(entry -> !has(entry)).toList();
        if (fresh.isEmpty() && without.isEmpty()) {
            return this;
        }
        return new FolderNames(
                Stream.concat(Arrays.stream(entries).filter(entry -> !without.contains(entry.name)), fresh.stream())
                        .sorted()
                        .toArray(Entry[]::new));
    }

    private boolean has(Entry entry) {
        return Arrays.binarySearch(entries, entry) >= 0;
    }

    private Stream<Entry> from(String folded) {
        int found = Arrays.binarySearch(entries, new Entry(folded, ""));
        int first = found < 0 ? -found - 1 : found;
        return IntStream.range(first, entries.length).mapToObj(i -> entries[i]);
    }
}
