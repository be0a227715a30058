package io.tagpilot.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The regular files of a folder and its sub-folders: those of a folder by name, then its sub-folders by name. Links are not followed,
 * and what is no file (a pipe, a device) or cannot be looked at is left out.
 *
 * @param files with their paths in the folder
 * @param unread the sub-folders that the disk did not let us list, an empty name for the folder itself, and what it said
 */
record Listing(List<ListedFile> files, Map<String, IOException> unread) {

    private static final Logger log = LoggerFactory.getLogger(Listing.class);
    private static final int REVISION_LENGTH = 32;

    Listing(List<ListedFile> files) {
        this(files, Map.of());
    }

    /** What can be seen of a folder, for looking at it. */
    static Listing of(Path folder) {
        Listing listing = new Listing(new ArrayList<>(), new TreeMap<>());
        listing.collect(folder, "");
        return listing;
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

    List<ListedFile> images() {
        return files.stream().filter(file -> file.kind() == FileKind.IMAGE).toList();
    }

    /** Images and texts. */
    List<ListedFile> managed() {
        return files.stream().filter(file -> file.kind() != FileKind.OTHER).toList();
    }

    /** Names the state of the images and texts. */
    String revision() {
        MessageDigest digest = DigestUtils.getSha256Digest();
        managed().stream()
                .sorted(Comparator.comparing(ListedFile::path))
                .map(file -> file.path() + "\0" + file.version() + "\0")
                .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
        return Hex.encodeHexString(digest.digest()).substring(0, REVISION_LENGTH);
    }

    private void collect(Path folder, String prefix) {
        Map<Path, BasicFileAttributes> entries = entriesOf(folder, prefix);
        entries.forEach((path, attributes) ->
                ListedFile.of(prefix + path.getFileName(), attributes).ifPresent(files::add));
        entries.forEach((path, attributes) -> {
            if (attributes.isDirectory()) {
                collect(path, prefix + path.getFileName() + "/");
            }
        });
    }

    private Map<Path, BasicFileAttributes> entriesOf(Path folder, String prefix) {
        Map<Path, BasicFileAttributes> entries = new TreeMap<>(Comparator.comparing(Path::toString));
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) {
                attributesOf(path).ifPresent(attributes -> entries.put(path, attributes));
            }
        } catch (NoSuchFileException gone) {
            log.debug("{} is not there", folder);
        } catch (IOException e) {
            unread.put(prefix, e);
        } catch (DirectoryIteratorException e) {
            unread.put(prefix, e.getCause());
        }
        return entries;
    }

    private static Optional<BasicFileAttributes> attributesOf(Path path) {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException goneMeanwhile) {
            return Optional.empty();
        }
    }
}
