package io.tagpilot.archive;

import java.util.List;

/**
 * What an archive held.
 *
 * @param files paths inside the target folder with {@code /} between folders, in the archive's order
 * @param skipped what was left in the archive
 * @param renamed what had to be stored under another name
 */
public record Unpacked(List<String> files, List<Skipped> skipped, List<Renamed> renamed) {

    public Unpacked {
        files = List.copyOf(files);
        skipped = List.copyOf(skipped);
        renamed = List.copyOf(renamed);
    }

    /** An entry that was left out, and why, as a sentence. */
    public record Skipped(String name, String reason) {}

    /** An entry whose name some systems cannot store, and the name that it got. */
    public record Renamed(String from, String to) {}
}
