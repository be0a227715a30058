package io.tagpilot.workspace;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A path that lies inside {@code root}: made of plain names only, and reached without following a symbolic link. The root
 * itself is the operator's and may be reached through links.
 *
 * @param root the folder that is not left
 * @param relative names joined by {@code /}
 */
public record WorkspacePath(Path root, String relative) {

    /** @throws TagPilotException when a part of {@code relative} is not a plain name */
    public WorkspacePath {
        for (String part : relative.split("/", -1)) {
            if (!isPlainName(part)) {
                throw new TagPilotException(
                        ProblemCode.INVALID_FILE_NAME,
                        "\"" + printable(relative) + "\" is not a name of a file in a dataset.");
            }
        }
    }

    /**
     * The path to open. Nothing need exist there.
     *
     * @throws TagPilotException when a symbolic link lies on the way
     */
    public Path path() {
        Path path = root;
        for (String part : relative.split("/", -1)) {
            path = append(path, part);
            if (Files.isSymbolicLink(path)) {
                throw new TagPilotException(
                        ProblemCode.INVALID_FILE_NAME,
                        "\"" + printable(relative) + "\" is a link, and links are not followed.");
            }
        }
        return path;
    }

    private static Path append(Path path, String part) {
        try {
            return path.resolve(part);
        } catch (InvalidPathException e) {
            throw new TagPilotException(
                    ProblemCode.INVALID_FILE_NAME,
                    "\"" + printable(part) + "\" cannot be a file name on this computer.",
                    e);
        }
    }

    private static boolean isPlainName(String part) {
        return !part.isEmpty()
                && !part.equals(".")
                && !part.equals("..")
                && part.indexOf('\\') < 0
                && part.chars().noneMatch(Character::isISOControl);
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
