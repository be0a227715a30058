package io.tagpilot.corpus;

import io.tagpilot.LiveTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/** Everything below a folder: what each name is, and a hash of what each file holds. Links are not followed. */
final class TreeState {

    private TreeState() {}

    /** What goes away while it is looked at is left out. */
    static Map<String, String> of(Path root) throws IOException {
        Map<String, String> state = new TreeMap<>();
        LiveTree.each(
                root, (path, attributes) -> state.put(root.relativize(path).toString(), describe(path, attributes)));
        return state;
    }

    private static String describe(Path path, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) {
            return "link to " + Files.readSymbolicLink(path);
        }
        if (attributes.isDirectory()) {
            return "folder";
        }
        return attributes.isRegularFile() ? DigestUtils.sha256Hex(Files.readAllBytes(path)) : "special";
    }
}
