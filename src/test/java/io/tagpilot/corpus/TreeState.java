package io.tagpilot.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/** Everything below a folder: what each name is, and a hash of what each file holds. Links are not followed. */
final class TreeState {

    private TreeState() {}

    static Map<String, String> of(Path root) throws IOException {
        Map<String, String> state = new TreeMap<>();
        if (Files.exists(root)) {
            try (Stream<Path> paths = Files.walk(root)) {
                paths.forEach(path -> state.put(root.relativize(path).toString(), describe(path)));
            }
        }
        return state;
    }

    private static String describe(Path path) {
        try {
            if (Files.isSymbolicLink(path)) {
                return "link to " + Files.readSymbolicLink(path);
            }
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                return "folder";
            }
            return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                    ? DigestUtils.sha256Hex(Files.readAllBytes(path))
                    : "special";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
