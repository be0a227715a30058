package io.tagpilot.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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

    private final Path root;
    private final List<DiskMoment> moments = new ArrayList<>();
    private final List<NameChange> changes = new ArrayList<>();
    private final Map<Integer, Map<String, Integer>> folders = new HashMap<>();
    private final Map<Integer, byte[]> contents = new HashMap<>();
    private final Map<Integer, byte[]> lasting = new HashMap<>();
    private int nodes = 1;

    /**
     * Begins with what is there, all of which lasts.
     *
     * @param root the folder
     */
    public DiskHistory(Path root) throws IOException {
        this.root = root;
        folders.put(DiskMoment.ROOT, new TreeMap<>());
        catchUp();
        changes.forEach(change -> change.lasts().set(true));
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
        NameChange added = new NameChange(folderOf(to), nameOf(to), node, List.of(removal), new AtomicBoolean());
        NameChange removed = new NameChange(
                folderOf(from), nameOf(from), NameChange.REMOVED, List.of(removal - 1), new AtomicBoolean());
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
            for (NameChange change : changes) {
                if (change.folder() == node && !change.isOldName()) {
                    change.lasts().set(true);
                    change.pair().forEach(other -> changes.get(other).lasts().set(true));
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
        return moments.get(call).left(random);
    }

    private void remember() {
        List<Boolean> lasts =
                changes.stream().map(change -> change.lasts().get()).toList();
        moments.add(new DiskMoment(
                List.copyOf(changes), lasts, Map.copyOf(contents), Map.copyOf(lasting), Set.copyOf(folders.keySet())));
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
        apply(new NameChange(folderOf(path), nameOf(path), node, List.of(), new AtomicBoolean()));
    }

    private void remove(Path path) {
        if (find(path) != null) {
            apply(new NameChange(folderOf(path), nameOf(path), NameChange.REMOVED, List.of(), new AtomicBoolean()));
        }
    }

    private void apply(NameChange change) {
        changes.add(change);
        Map<String, Integer> folder = namesIn(change.folder());
        if (change.node() == NameChange.REMOVED) {
            folder.remove(change.name());
        } else {
            folder.put(change.name(), change.node());
        }
    }

    private Map<String, Integer> namesIn(int folder) {
        return folders.getOrDefault(folder, Map.of());
    }

    private List<Path> paths() {
        List<Path> paths = new ArrayList<>();
        collect(root, DiskMoment.ROOT, paths);
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
        return parent == null || parent.equals(root) ? DiskMoment.ROOT : node(parent);
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
        Integer node = DiskMoment.ROOT;
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
