package io.tagpilot.dataset;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Plans the caption files of an image: which are written, which go along with a new name, which go. */
final class TextPlan {

    private final LiveImages live;
    private final Workbench bench;
    private final CaptionEnding ending;
    private final long longest;
    private final FilePlan files;
    private final List<Note> notes;

    TextPlan(LiveImages live, Workbench bench, CaptionEnding ending, long longest, FilePlan files, List<Note> notes) {
        this.live = live;
        this.bench = bench;
        this.ending = ending;
        this.longest = longest;
        this.files = files;
        this.notes = notes;
    }

    /**
     * Plans one image.
     *
     * @param file the name that the image will have
     * @param before its caption files until now, the one that counts first
     * @param shared whether another image keeps them
     * @return whether a caption file will have other bytes
     */
    boolean plan(ImageChange change, String file, List<String> before, boolean shared) throws IOException {
        String stem = new FileName(file).stem();
        boolean moves =
                change.was() != null && !new FileName(change.was()).stem().equals(stem);
        Set<String> written = new LinkedHashSet<>();
        boolean inPlace = change.was() != null && !moves;
        boolean changed = change.text() != null && write(change.text(), file, before, inPlace, written);
        if (moves) {
            moveAlong(
                    stem,
                    before,
                    written,
                    change.text() != null && change.text().text() == null,
                    shared);
        }
        return changed;
    }

    private boolean write(
            ImageChange.NewText wanted, String image, List<String> before, boolean inPlace, Set<String> written)
            throws IOException {
        String text = wanted.text();
        if (text == null) {
            return remove(image, before, inPlace, written);
        }
        boolean changed = false;
        for (String name : targets(image, before)) {
            written.add(name);
            changed |= writeOne(name, encode(text, image, before), inPlace);
        }
        return changed;
    }

    /** The first caption file keeps its ending, so that there never is a second one that nobody asked for. */
    private Set<String> targets(String image, List<String> before) {
        String stem = new FileName(image).stem();
        Set<String> targets = new LinkedHashSet<>();
        if (!before.isEmpty()) {
            targets.add(stem + new FileName(before.get(0)).ending());
        }
        if (before.isEmpty() || ending == CaptionEnding.BOTH) {
            ending.endings().forEach(one -> targets.add(stem + one));
        }
        return targets;
    }

    private boolean writeOne(String name, byte[] bytes, boolean inPlace) throws IOException {
        if (inPlace && isThere(name, bytes)) {
            return false;
        }
        files.put(name, bench.file(bytes));
        return true;
    }

    private boolean isThere(String name, byte[] bytes) throws IOException {
        Path there = live.place(name);
        return ListedFile.at(there, name)
                        .filter(file -> file.size() == bytes.length)
                        .isPresent()
                && Arrays.equals(Files.readAllBytes(there), bytes);
    }

    private boolean remove(String image, List<String> before, boolean inPlace, Set<String> written) throws IOException {
        if (keepsSecond(before)) {
            String first = new FileName(image).stem() + new FileName(before.get(0)).ending();
            written.add(first);
            notes.add(Note.emptied(first, before.get(1)));
            return writeOne(first, new byte[0], inPlace);
        }
        if (inPlace) {
            before.forEach(files::drop);
        }
        return !before.isEmpty();
    }

    /** A second caption file that nobody asked to write is not removed with the first, nor may it take its place. */
    private boolean keepsSecond(List<String> before) {
        return before.size() > 1 && ending != CaptionEnding.BOTH;
    }

    /** Copies, since a second name of the same bytes could be written through by an editor. */
    private void moveAlong(String stem, List<String> before, Set<String> written, boolean removed, boolean shared)
            throws IOException {
        for (String text : before) {
            String name = stem + new FileName(text).ending();
            if ((!removed || keepsSecond(before)) && !written.contains(name)) {
                files.put(name, bench.file(Files.readAllBytes(live.place(text))));
            }
            if (!shared) {
                files.drop(text);
            }
        }
    }

    private byte[] encode(String text, String image, List<String> before) throws IOException {
        if (text.indexOf('\0') >= 0) {
            throw new TagPilotException(
                    ProblemCode.INVALID_REQUEST,
                    "The text of " + image + " holds a NUL character and cannot be stored.");
        }
        byte[] bytes = CaptionFile.encode(text, !before.isEmpty() && isMarked(before.get(0)), image);
        if (bytes.length > longest) {
            throw new TagPilotException(
                    ProblemCode.TOO_LARGE,
                    "Caption too long: the text of " + image + " has " + bytes.length + " bytes, and at most " + longest
                            + " are taken.");
        }
        return bytes;
    }

    private boolean isMarked(String text) throws IOException {
        return CaptionFile.read(live.place(text), text, longest).marked();
    }
}
