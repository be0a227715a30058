package io.tagpilot.dataset;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one look at a folder, which may be missing, and at all below it has shown, by several threads.
 *
 * @param files the regular ones: those of a folder by name, then its sub-folders by name
 * @param unread folders that cannot be listed, by their paths, and why not
 * @param folders those that were listed, by their paths with a {@code /} at the end
 */
record FolderScan(List<ListedFile> files, Map<String, IOException> unread, Map<String, SeenFolder> folders) {

    private static final Logger log = LoggerFactory.getLogger(FolderScan.class);

    /** @param known what folders held at an earlier look; names of those that are still the same are not asked for again */
    static FolderScan of(Path folder, Map<String, SeenFolder> known) {
        FolderScan scan = new FolderScan(new ArrayList<>(), new TreeMap<>(), new HashMap<>());
        scan.collect(folder, "", known);
        return scan;
    }

    private void collect(Path folder, String prefix, Map<String, SeenFolder> known) {
        SeenFolder seen = known.get(prefix);
        if (seen == null || !seen.listed() || !seen.isCurrent(folder)) {
            seen = list(folder, prefix);
        }
        if (seen == null) {
            return;
        }
        folders.put(prefix, seen);
        List<String> below = new ArrayList<>();
        for (Found found : look(folder, prefix, seen.names())) {
            if (found.file() != null) {
                files.add(found.file());
            } else {
                below.add(found.name());
            }
        }
        below.forEach(name -> collect(folder.resolve(name), prefix + name + "/", known));
    }

    /**
     * Something in a folder.
     *
     * @param file null for a folder
     */
    private record Found(String name, @Nullable ListedFile file) {

        static @Nullable Found at(Path place, String prefix, String name) {
            try {
                BasicFileAttributes attributes =
                        Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (attributes.isDirectory()) {
                    return new Found(name, null);
                }
                // the same object where it can be: the names of all files are kept
                String path = prefix.isEmpty() ? name : prefix + name;
                return ListedFile.of(path, attributes)
                        .map(file -> new Found(name, file))
                        .orElse(null);
            } catch (IOException goneMeanwhile) {
                return null;
            }
        }
    }

    private static List<Found> look(Path folder, String prefix, FolderNames names) {
        String[] sorted = names.all();
        Arrays.parallelSort(sorted);
        return Arrays.stream(sorted)
                .parallel()
                .map(name -> Found.at(folder.resolve(name), prefix, name))
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable SeenFolder list(Path folder, String prefix) {
        long modified = SeenFolder.modified(folder);
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            paths.forEach(path -> names.add(String.valueOf(path.getFileName())));
        } catch (NoSuchFileException gone) {
            log.debug("{} is not there", folder);
        } catch (IOException e) {
            unread.put(prefix, e);
            return null;
        } catch (DirectoryIteratorException e) {
            unread.put(prefix, e.getCause());
            return null;
        }
        return SeenFolder.seen(FolderNames.of(names), modified);
    }
}
