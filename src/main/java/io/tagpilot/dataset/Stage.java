package io.tagpilot.dataset;

import io.tagpilot.image.ImageFacts;
import io.tagpilot.image.ImageProbe;
import io.tagpilot.workspace.Claims;
import io.tagpilot.workspace.Disk;
import io.tagpilot.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Images that have arrived for a save which is not decided yet. They lie in {@code .tagpilot/stage/<dataset>/save-<id>/}, where they
 * survive a restart; no dataset is touched.
 */
@Component
final class Stage {

    /** How the id of a save begins that lasts no longer than a request. No client's can: a dot is not taken. */
    static final String OF_ONE_REQUEST = "item.";

    private static final Logger log = LoggerFactory.getLogger(Stage.class);
    private static final String SAVE = "save-";
    private static final String DRAFT = "draft-";

    private static final int MOST_KNOWN = 100;

    private final Disk disk;
    private final Workspace workspace;
    private final Claims claims;
    private final ImageProbe probe;

    /** By folder: the SHA-256 of what was put there, by item. */
    private final Map<Path, Map<String, String>> known = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Map<String, String>> eldest) {
            return size() > MOST_KNOWN;
        }
    });

    Stage(Disk disk, Workspace workspace, Claims claims, ImageProbe probe) {
        this.disk = disk;
        this.workspace = workspace;
        this.claims = claims;
        this.probe = probe;
    }

    /** Where the staged things of a dataset lie. */
    Path folderOf(String dataset) {
        return workspace.resolve(Workspace.STATE + "/stage/" + dataset);
    }

    Path folderOf(String dataset, String save) {
        return folderOf(dataset).resolve(SAVE + save);
    }

    /**
     * Stores the bytes of an image and reads its header. Storing the same item again replaces it.
     *
     * @param shownName what sentences call the image
     */
    StagedImage store(Path folder, String item, String shownName, InputStream bytes) throws IOException {
        disk.createFolders(folder);
        Path draft = folder.resolve(DRAFT + UUID.randomUUID());
        return claims.during(draft, () -> store(folder, draft, item, shownName, bytes));
    }

    private StagedImage store(Path folder, Path draft, String item, String shownName, InputStream bytes)
            throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        try {
            disk.write(draft, out -> new DigestInputStream(bytes, digest).transferTo(out));
            ImageFacts facts = probe.probe(draft, shownName);
            String sha256 = Hex.encodeHexString(digest.digest());
            Path place = place(folder, item, sha256);
            disk.move(draft, place);
            deleteOther(folder, item, sha256);
            return new StagedImage(item, place, Files.size(place), sha256, facts);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(draft);
            throw e;
        }
    }

    /**
     * Those of the items that were stored, by item. An item of which two different images lie there, as two servers may leave them, counts as
     * not stored, and both go.
     */
    Map<String, StagedImage> find(Path folder, Collection<String> items) throws IOException {
        Map<String, List<String>> there = hashes(folder);
        Map<String, StagedImage> found = new LinkedHashMap<>();
        for (String item : items) {
            List<String> hashes = there.getOrDefault(item, List.of());
            if (hashes.size() == 1) {
                Path place = place(folder, item, hashes.get(0));
                found.put(
                        item, new StagedImage(item, place, Files.size(place), hashes.get(0), probe.probe(place, item)));
            } else {
                known.remove(folder);
                for (String hash : hashes) {
                    Files.deleteIfExists(place(folder, item, hash));
                }
            }
        }
        return found;
    }

    /** What has arrived and lies there still: the SHA-256 of each image, by item. */
    Map<String, String> all(Path folder) throws IOException {
        Map<String, String> all = new TreeMap<>();
        hashes(folder).forEach((item, hashes) -> all.put(item, hashes.get(hashes.size() - 1)));
        return all;
    }

    void clear(Path folder) {
        known.remove(folder);
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            log.warn("{} could not be cleared; it will be after a day", folder, e);
        }
    }

    /** Whether nothing but the request that made it has a use for an entry of a dataset's folder here. */
    static boolean isOfOneRequest(Path entry) {
        String name = String.valueOf(entry.getFileName());
        return name.startsWith(Workbench.PREFIX) || name.startsWith(SAVE + OF_ONE_REQUEST);
    }

    /** Whether a file in the folder of a save is an image that has not wholly arrived. */
    static boolean isDraft(Path file) {
        return String.valueOf(file.getFileName()).startsWith(DRAFT);
    }

    /** Looks at the folder once, and from then on knows what it has put there: a set may have thousands of images. */
    private void deleteOther(Path folder, String item, String sha256) throws IOException {
        Map<String, String> arrived = known.get(folder);
        if (arrived == null) {
            arrived = new ConcurrentHashMap<>();
            known.put(folder, arrived);
            for (String other : hashes(folder).getOrDefault(item, List.of())) {
                if (!other.equals(sha256)) {
                    Files.deleteIfExists(place(folder, item, other));
                }
            }
            arrived.putAll(all(folder));
        }
        String before = arrived.put(item, sha256);
        if (before != null && !before.equals(sha256)) {
            Files.deleteIfExists(place(folder, item, before));
        }
    }

    private static Path place(Path folder, String item, String sha256) {
        return folder.resolve(item + "." + sha256);
    }

    /** The SHA-256 of what lies there, by item. */
    private static Map<String, List<String>> hashes(Path folder) throws IOException {
        Map<String, List<String>> hashes = new HashMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> String.valueOf(file.getFileName())).sorted().forEach(name -> {
                    int dot = name.indexOf('.');
                    if (dot > 0) {
                        hashes.computeIfAbsent(name.substring(0, dot), item -> new ArrayList<>(1))
                                .add(name.substring(dot + 1));
                    }
                });
            }
        }
        return hashes;
    }
}
