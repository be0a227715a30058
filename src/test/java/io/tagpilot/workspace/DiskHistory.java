package io.tagpilot.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Knows what was done to a folder, call by call, and works out what may be left of it when the power goes off: bytes of a file last only
 * from the moment it is forced, and a name in a folder from the moment that folder is forced. What was not forced may be there, wholly or
 * in part, or not, in any mixture. A rename is done or not, as on every file system with a journal, and lasts when the folder of the new name is forced.
 *
 * <p>What is changed past the {@link Disk} is noticed at the next call, and counts as not forced.
 */
public final class DiskHistory {

    private static final int REMOVED = -1;
    private static final int ROOT = 0;

    /** How many mixtures are tried where there are too many to try all. */
    private static final int MIXTURES = 12;

    private final Path root;
    private final List<Moment> moments = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final Map<Integer, Map<String, Integer>> folders = new HashMap<>();
    private final Map<Integer, byte[]> contents = new HashMap<>();
    private final Map<Integer, byte[]> lasting = new HashMap<>();
    private int nodes = 1;

    /**
     * A name that came or went.
     *
     * @param folder the node of the folder
     * @param node what the name stands for from then on, or {@link #REMOVED}
     * @param pair the change that it is one half of a rename with, if it is
     */
    private record Change(int folder, String name, int node, List<Integer> pair, AtomicBoolean lasts) {

        /** Whether it is the half of a rename by which the old name goes. */
        boolean isOldName() {
            return !pair.isEmpty() && node == REMOVED;
        }
    }

    /** What is certain and what is not, after a call. */
    private record Moment(
            List<Change> changes,
            List<Boolean> lasting,
            Map<Integer, byte[]> contents,
            Map<Integer, byte[]> lastingContents) {}

    /**
     * Begins with what is there, all of which lasts.
     *
     * @param root the folder
     */
    public DiskHistory(Path root) throws IOException {
        this.root = root;
        folders.put(ROOT, new TreeMap<>());
        catchUp();
        changes.forEach(change -> change.lasts.set(true));
        lasting.putAll(contents);
        moments.clear();
        remember();
    }

    /** The number of calls so far. */
    public int length() {
        return moments.size();
    }

    void written(Path file, byte[] bytes) {
        int node = put(file, bytes);
        remember();
        lasting.put(node, bytes);
        remember();
    }

    void foldersCreated(Path folder) {
        makeFolder(folder);
        remember();
    }

    void linked(Path file, Path secondName) {
        name(secondName, node(file));
        remember();
    }

    void moved(Path from, Path to) {
        int node = node(from);
        int removal = changes.size() + 1;
        Change added = new Change(folderOf(to), nameOf(to), node, List.of(removal), new AtomicBoolean());
        Change removed = new Change(folderOf(from), nameOf(from), REMOVED, List.of(removal - 1), new AtomicBoolean());
        apply(added);
        apply(removed);
        remember();
    }

    void deleted(Path path) {
        remove(path);
        remember();
    }

    void forced(Path path) {
        int node = node(path);
        if (folders.containsKey(node)) {
            for (Change change : changes) {
                if (change.folder == node && !change.isOldName()) {
                    change.lasts.set(true);
                    change.pair.forEach(other -> changes.get(other).lasts.set(true));
                }
            }
        } else {
            lasting.put(node, contents.get(node));
        }
        remember();
    }

    /** Notes what others than the {@link Disk} have changed meanwhile. */
    void catchUp() throws IOException {
        Set<Path> there = new TreeSet<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(this::matters).toList()) {
                there.add(path);
                if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    makeFolder(path);
                } else if (isNews(path)) {
                    put(path, Files.readAllBytes(path));
                }
            }
        }
        for (Path known : new ArrayList<>(paths())) {
            if (!there.contains(known)) {
                remove(known);
            }
        }
    }

    /** What belongs to a running server is not looked for after it has ended. */
    private boolean matters(Path path) {
        String name = path.toString();
        return !path.equals(root)
                && !name.contains("/.tagpilot/lock")
                && !name.contains("/.tagpilot/uploads")
                && !name.contains("/.tagpilot/cache");
    }

    private boolean isNews(Path file) throws IOException {
        Integer node = find(file);
        return node == null || !Arrays.equals(contents.get(node), Files.readAllBytes(file));
    }

    /**
     * What may be left when the power goes off after a call: the paths of files, with their bytes; the paths of folders end with a slash.
     *
     * @param call the number of the call, from 0 for none up to below {@link #length}
     */
    public List<Map<String, byte[]>> leftAfter(int call, Random random) {
        Moment moment = moments.get(call);
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < moment.changes.size(); i++) {
            if (!moment.lasting.get(i)) {
                open.add(i);
            }
        }
        List<Map<String, byte[]>> left = new ArrayList<>();
        for (Set<Integer> kept : mixtures(open, random)) {
            left.add(tree(moment, possible(moment, kept), false));
            left.add(tree(moment, possible(moment, kept), true));
        }
        return left;
    }

    private static List<Set<Integer>> mixtures(List<Integer> open, Random random) {
        List<Set<Integer>> mixtures = new ArrayList<>(List.of(new TreeSet<>(open), Set.of()));
        for (int i = 0; i < Math.min(open.size(), MIXTURES); i++) {
            int one = open.size() <= MIXTURES ? open.get(i) : open.get(random.nextInt(open.size()));
            mixtures.add(Set.of(one));
            Set<Integer> others = new TreeSet<>(open);
            others.remove(one);
            mixtures.add(others);
            Set<Integer> some = new TreeSet<>(open);
            some.removeIf(change -> random.nextBoolean());
            mixtures.add(some);
        }
        return mixtures;
    }

    /** A rename is done or not, but not by half; and nothing is done in a folder that is not there. */
    private static Set<Integer> possible(Moment moment, Set<Integer> kept) {
        Set<Integer> possible = new TreeSet<>();
        kept.forEach(change -> keep(change, moment, possible));
        return possible;
    }

    private static void keep(int number, Moment moment, Set<Integer> kept) {
        if (moment.lasting.get(number) || !kept.add(number)) {
            return;
        }
        Change change = moment.changes.get(number);
        change.pair.forEach(other -> keep(other, moment, kept));
        for (int earlier = 0; earlier < number; earlier++) {
            if (moment.changes.get(earlier).node == change.folder) {
                keep(earlier, moment, kept);
            }
        }
    }

    private Map<String, byte[]> tree(Moment moment, Set<Integer> kept, boolean bytesKept) {
        Map<Integer, Map<String, Integer>> names = new HashMap<>();
        for (int i = 0; i < moment.changes.size(); i++) {
            if (moment.lasting.get(i) || kept.contains(i)) {
                Change change = moment.changes.get(i);
                Map<String, Integer> folder = names.computeIfAbsent(change.folder, node -> new TreeMap<>());
                if (change.node == REMOVED) {
                    folder.remove(change.name);
                } else {
                    folder.put(change.name, change.node);
                }
            }
        }
        Map<String, byte[]> tree = new LinkedHashMap<>();
        addTo(tree, "", ROOT, names, moment, bytesKept);
        return tree;
    }

    private void addTo(
            Map<String, byte[]> tree,
            String path,
            int folder,
            Map<Integer, Map<String, Integer>> names,
            Moment moment,
            boolean bytesKept) {
        names.getOrDefault(folder, Map.of()).forEach((name, node) -> {
            if (folders.containsKey(node)) {
                tree.put(path + name + "/", new byte[0]);
                addTo(tree, path + name + "/", node, names, moment, bytesKept);
            } else {
                byte[] certain = moment.lastingContents.get(node);
                byte[] written = moment.contents.getOrDefault(node, new byte[0]);
                byte[] lost = certain == null ? Arrays.copyOf(written, written.length / 2) : certain;
                tree.put(path + name, bytesKept ? written : lost);
            }
        });
    }

    private void remember() {
        List<Boolean> lasts = changes.stream().map(change -> change.lasts.get()).toList();
        moments.add(new Moment(List.copyOf(changes), lasts, Map.copyOf(contents), Map.copyOf(lasting)));
    }

    private int put(Path file, byte[] bytes) {
        Integer known = find(file);
        int node = known == null ? nodes++ : known;
        contents.put(node, bytes);
        if (known == null) {
            name(file, node);
        }
        return node;
    }

    private void makeFolder(Path folder) {
        if (folder.equals(root) || find(folder) != null) {
            return;
        }
        Path parent = folder.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(folder + " is not in " + root);
        }
        makeFolder(parent);
        int node = nodes++;
        folders.put(node, new TreeMap<>());
        name(folder, node);
    }

    private void name(Path path, int node) {
        apply(new Change(folderOf(path), nameOf(path), node, List.of(), new AtomicBoolean()));
    }

    private void remove(Path path) {
        if (find(path) != null) {
            apply(new Change(folderOf(path), nameOf(path), REMOVED, List.of(), new AtomicBoolean()));
        }
    }

    private void apply(Change change) {
        changes.add(change);
        Map<String, Integer> folder = namesIn(change.folder);
        if (change.node == REMOVED) {
            folder.remove(change.name);
        } else {
            folder.put(change.name, change.node);
        }
    }

    private Map<String, Integer> namesIn(int folder) {
        return folders.getOrDefault(folder, Map.of());
    }

    private List<Path> paths() {
        List<Path> paths = new ArrayList<>();
        collect(root, ROOT, paths);
        return paths;
    }

    private void collect(Path path, int folder, List<Path> into) {
        namesIn(folder).forEach((name, node) -> {
            into.add(path.resolve(name));
            if (folders.containsKey(node)) {
                collect(path.resolve(name), node, into);
            }
        });
    }

    private int folderOf(Path path) {
        Path parent = path.getParent();
        return parent == null || parent.equals(root) ? ROOT : node(parent);
    }

    private static String nameOf(Path path) {
        return String.valueOf(path.getFileName());
    }

    private int node(Path path) {
        Integer node = find(path);
        if (node == null) {
            throw new IllegalStateException(path + " was never made");
        }
        return node;
    }

    private @Nullable Integer find(Path path) {
        Integer node = ROOT;
        if (!path.equals(root)) {
            for (Path part : root.relativize(path)) {
                node = node == null || !folders.containsKey(node)
                        ? null
                        : namesIn(node).get(part.toString());
            }
        }
        return node;
    }
}
