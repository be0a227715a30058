package io.tagpilot.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * The regular files of a folder and its sub-folders: those of a folder by name, then its sub-folders by name. Links are not followed,
 * and what is no file (a pipe, a device) or cannot be looked at is left out. Never changed.
 */
final class Listing {

    static final Listing EMPTY = new Listing(List.of(), Map.of(), Map.of(), State.NOTHING);

    private static final Comparator<ListedFile> IN_ORDER =
            Comparator.comparing(ListedFile::path, PathOrder.FILES_FIRST);

    private final List<ListedFile> files;
    private final Map<String, IOException> unread;
    private final Map<String, SeenFolder> folders;
    private final State state;

    private Listing(
            List<ListedFile> files, Map<String, IOException> unread, Map<String, SeenFolder> folders, State state) {
        this.files = files;
        this.unread = unread;
        this.folders = folders;
        this.state = state;
    }

    /**
     * What the images and texts add up to: the sum of a hash of each, so that a change of one is the work for one.
     *
     * @param high 64 of 128 bits
     * @param low the others
     */
    private record State(long high, long low) {

        static final State NOTHING = new State(0, 0);

        static State of(ListedFile file) {
            if (file.kind() == FileKind.OTHER) {
                return NOTHING;
            }
            long[] hash =
                    MurmurHash3.hash128x64((file.path() + "\0" + file.version()).getBytes(StandardCharsets.UTF_8));
            return new State(hash[0], hash[1]);
        }

        State with(State other) {
            return new State(high + other.high, low + other.low);
        }

        State without(State other) {
            return new State(high - other.high, low - other.low);
        }
    }

    /** What can be seen of a folder, for looking at it. */
    static Listing of(Path folder) {
        return of(folder, EMPTY);
    }

    /** The same, where {@code last} is what was seen of it before: folders in which nobody has changed a name are not listed again. */
    static Listing of(Path folder, Listing last) {
        FolderScan scan = FolderScan.of(folder, last.folders);
        State state = scan.files().parallelStream().map(State::of).reduce(State.NOTHING, State::with);
        return new Listing(scan.files(), scan.unread(), scan.folders(), state);
    }

    /**
     * All of a folder that may be missing, for deciding what is to be changed: what cannot be seen must not be taken for gone.
     *
     * @throws IOException when a part of it cannot be listed
     */
    static Listing whole(Path folder) throws IOException {
        Listing listing = of(folder);
        for (IOException problem : listing.unread.values()) {
            throw problem;
        }
        return listing;
    }

    /** The files with their paths in the folder. */
    List<ListedFile> files() {
        return files;
    }

    /** The sub-folders that the disk did not let us list, an empty name for the folder itself, and what it said. */
    Map<String, IOException> unread() {
        return unread;
    }

    /** The folders, by their paths with a {@code /} at the end; an empty path is the folder itself. */
    Map<String, SeenFolder> folders() {
        return folders;
    }

    /** Whether nobody has added, removed or renamed something in the folder since, which is the one at {@code place}. */
    boolean isCurrent(Path place) {
        return SeenFolder.areCurrent(folders, place);
    }

    List<ListedFile> images() {
        return files.stream().filter(file -> file.kind() == FileKind.IMAGE).toList();
    }

    /** Images and texts. */
    List<ListedFile> managed() {
        return files.stream().filter(file -> file.kind() != FileKind.OTHER).toList();
    }

    /** Names the state of the images and texts. */
    String revision() {
        return String.format("%016x%016x", state.high, state.low);
    }

    /**
     * The same after some files went and others were put, found by their places, so that a large dataset is only copied. What folders hold is
     * known of those that nothing happened in.
     */
    Listing after(Set<String> without, Map<String, ListedFile> with) {
        Set<String> touched = new TreeSet<>(PathOrder.FILES_FIRST);
        touched.addAll(without);
        touched.addAll(with.keySet());
        List<ListedFile> next = new ArrayList<>(files.size() + with.size());
        Map<String, SeenFolder> untouched = new HashMap<>(folders);
        State now = state;
        int copied = 0;
        for (String path : touched) {
            int found = Collections.binarySearch(files, ListedFile.named(path), IN_ORDER);
            int place = found < 0 ? -found - 1 : found;
            next.addAll(files.subList(copied, place));
            copied = place;
            if (found >= 0) {
                now = now.without(State.of(files.get(found)));
                copied++;
            }
            ListedFile put = with.get(path);
            if (put != null) {
                now = now.with(State.of(put));
                next.add(put);
            }
            untouched.remove(new FileName(path).folder());
        }
        next.addAll(files.subList(copied, files.size()));
        return new Listing(next, unread, untouched, now);
    }

    /** The same with what is known of some folders. */
    Listing knowing(Map<String, SeenFolder> others) {
        Map<String, SeenFolder> known = new HashMap<>(folders);
        known.putAll(others);
        return new Listing(files, unread, known, state);
    }
}
