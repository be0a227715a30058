package io.tagpilot.workspace;

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

/**
 * What is certain and what is not, after a call to a disk; and so, what may be left when the power goes off then. Files and folders are known by
 * numbers, their nodes.
 *
 * @param changes names that came and went
 * @param lasting of each of the changes, whether it lasts
 * @param contents what was written into files, by node
 * @param lastingContents what of that was forced
 * @param folders the nodes that are folders
 */
record DiskMoment(
        List<NameChange> changes,
        List<Boolean> lasting,
        Map<Integer, byte[]> contents,
        Map<Integer, byte[]> lastingContents,
        Set<Integer> folders) {

    /** The node of the folder that all is in. */
    static final int ROOT = 0;

    /** How many mixtures are tried where there are too many to try all. */
    private static final int MIXTURES = 12;

    /** Possible remains: the paths of files, with their bytes; the paths of folders end with a slash. */
    List<Map<String, byte[]>> left(Random random) {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            if (!lasting.get(i)) {
                open.add(i);
            }
        }
        List<Map<String, byte[]>> left = new ArrayList<>();
        for (Set<Integer> kept : mixtures(open, random)) {
            left.add(tree(possible(kept), false));
            left.add(tree(possible(kept), true));
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
    private Set<Integer> possible(Set<Integer> kept) {
        Set<Integer> possible = new TreeSet<>();
        kept.forEach(change -> keep(change, possible));
        return possible;
    }

    private void keep(int number, Set<Integer> kept) {
        if (lasting.get(number) || !kept.add(number)) {
            return;
        }
        NameChange change = changes.get(number);
        change.pair().forEach(other -> keep(other, kept));
        for (int earlier = 0; earlier < number; earlier++) {
            if (changes.get(earlier).node() == change.folder()) {
                keep(earlier, kept);
            }
        }
    }

    private Map<String, byte[]> tree(Set<Integer> kept, boolean bytesKept) {
        Map<Integer, Map<String, Integer>> names = new HashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            if (lasting.get(i) || kept.contains(i)) {
                NameChange change = changes.get(i);
                Map<String, Integer> folder = names.computeIfAbsent(change.folder(), node -> new TreeMap<>());
                if (change.node() == NameChange.REMOVED) {
                    folder.remove(change.name());
                } else {
                    folder.put(change.name(), change.node());
                }
            }
        }
        Map<String, byte[]> tree = new LinkedHashMap<>();
        addTo(tree, "", ROOT, names, bytesKept);
        return tree;
    }

    private void addTo(
            Map<String, byte[]> tree,
            String path,
            int folder,
            Map<Integer, Map<String, Integer>> names,
            boolean bytesKept) {
        names.getOrDefault(folder, Map.of()).forEach((name, node) -> {
            if (folders.contains(node)) {
                tree.put(path + name + "/", new byte[0]);
                addTo(tree, path + name + "/", node, names, bytesKept);
            } else {
                byte[] certain = lastingContents.get(node);
                byte[] written = contents.getOrDefault(node, new byte[0]);
                byte[] lost = certain == null ? Arrays.copyOf(written, written.length / 2) : certain;
                tree.put(path + name, bytesKept ? written : lost);
            }
        });
    }
}
