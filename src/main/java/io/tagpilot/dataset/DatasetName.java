package io.tagpilot.dataset;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name of a dataset's folder.
 *
 * @param folder begins with {@code 1_}, which tells trainers to go through the images once an epoch
 */
public record DatasetName(String folder) {

    static final String PREFIX = "1_";

    private static final int LONGEST = 100;
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9_-]+");
    private static final Pattern ENDS = Pattern.compile("^[_-]+|[_-]+$");

    /**
     * Cleans what a person or a program calls a dataset.
     *
     * @throws TagPilotException when no name can be made of it
     */
    public static DatasetName clean(String raw) {
        String title = withoutPrefix(lastSegment(raw));
        if (title.length() > LONGEST) {
            throw new TagPilotException(
                    ProblemCode.INVALID_DATASET_NAME, "Invalid dataset name: longer than " + LONGEST + " characters");
        }
        String cleaned = ENDS.matcher(UNSAFE.matcher(title).replaceAll("_")).replaceAll("");
        return new DatasetName(PREFIX + (cleaned.isEmpty() ? "dataset" : cleaned));
    }

    /** The folders in which a dataset of that name may already be: as it is written, then cleaned. */
    static List<DatasetName> candidates(String raw) {
        List<DatasetName> names = new ArrayList<>();
        String leaf = lastSegment(raw);
        names.add(new DatasetName(leaf.startsWith(PREFIX) ? leaf : PREFIX + leaf));
        if (withoutPrefix(leaf).length() <= LONGEST) {
            names.add(clean(raw));
        }
        return names;
    }

    static boolean isFolderOfDataset(String folder) {
        return folder.startsWith(PREFIX);
    }

    /** Without the prefix. */
    public String title() {
        return withoutPrefix(folder);
    }

    /** The title as a heading: the first letter of each word is a capital, the others are small. */
    public String display() {
        return Arrays.stream(title().replace('_', ' ').split(" ", -1))
                .map(DatasetName::capitalized)
                .collect(Collectors.joining(" "));
    }

    /** The name of the ZIP copy in the folder of ZIPs. */
    public String zip() {
        String cleaned = ENDS.matcher(UNSAFE.matcher(title()).replaceAll("_")).replaceAll("");
        return (cleaned.isEmpty() ? "dataset" : cleaned) + ".zip";
    }

    private static String lastSegment(String raw) {
        String leaf = raw.replaceAll("[/\\\\]+$", "");
        leaf = leaf.substring(Math.max(leaf.lastIndexOf('/'), leaf.lastIndexOf('\\')) + 1)
                .strip();
        boolean bad = leaf.isEmpty()
                || leaf.equals(".")
                || leaf.equals("..")
                || leaf.chars().anyMatch(Character::isISOControl);
        if (bad) {
            throw new TagPilotException(ProblemCode.INVALID_DATASET_NAME, "Invalid dataset name");
        }
        return leaf;
    }

    private static String withoutPrefix(String name) {
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }

    private static String capitalized(String word) {
        StringBuilder out = new StringBuilder(word.toLowerCase(Locale.ROOT));
        for (int i = 0; i < out.length(); i++) {
            if (Character.isLetter(out.charAt(i))) {
                out.setCharAt(i, Character.toTitleCase(out.charAt(i)));
                break;
            }
        }
        return out.toString();
    }
}
