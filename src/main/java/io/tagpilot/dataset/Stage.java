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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
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

    private final Disk disk;
    private final Workspace workspace;
    private final Claims claims;
    private final ImageProbe probe;

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
            Path place = folder.resolve(item + "." + sha256);
            disk.move(draft, place);
            deleteOthers(folder, item, place);
            return new StagedImage(item, place, Files.size(place), sha256, facts);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(draft);
            throw e;
        }
    }

    /** An image that was stored, or nothing. */
    Optional<StagedImage> find(Path folder, String item) throws IOException {
        for (Path place : filesOf(folder, item)) {
            String sha256 = place.toString().substring(place.toString().lastIndexOf('.') + 1);
            return Optional.of(new StagedImage(item, place, Files.size(place), sha256, probe.probe(place, item)));
        }
        return Optional.empty();
    }

    /** What has arrived and lies there still: the SHA-256 of each image, by item. */
    Map<String, String> all(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Map.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.indexOf('.') > 0)
                    .collect(Collectors.toMap(
                            name -> name.substring(0, name.indexOf('.')),
                            name -> name.substring(name.indexOf('.') + 1),
                            (one, other) -> other,
                            TreeMap::new));
        }
    }

    void clear(Path folder) {
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

    private static void deleteOthers(Path folder, String item, Path kept) throws IOException {
        for (Path other : filesOf(folder, item)) {
            if (!other.equals(kept)) {
                Files.deleteIfExists(other);
            }
        }
    }

    private static List<Path> filesOf(Path folder, String item) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(item + "."))
                    .toList();
        }
    }
}
