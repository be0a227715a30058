package io.tagpilot.dataset;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import io.tagpilot.workspace.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The images that an older client has sent so far of a set that will replace a dataset. To be used with the dataset locked. */
final class SaveSession {

    /** How long after its last image a set is taken for one that somebody is still sending. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    /** How long an unfinished set is kept. */
    static final Duration KEPT = Duration.ofHours(24);

    private final Disk disk;
    private final Path folder;
    private final Clock clock;

    SaveSession(Disk disk, Path folder, Clock clock) {
        this.disk = disk;
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Begins a new set and forgets an unfinished one.
     *
     * @throws TagPilotException when that one is still being sent
     */
    void begin() throws IOException {
        Instant last = last().orElse(Instant.MIN);
        if (last.isAfter(clock.instant().minus(FRESH))) {
            throw new TagPilotException(
                    ProblemCode.SAVE_IN_PROGRESS,
                    "Another save of this dataset is under way. Wait until it has finished, or half a minute, and try again.");
        }
        end();
        try {
            disk.createFolders(files());
            touch();
        } catch (IOException e) {
            end();
            throw e;
        }
    }

    boolean isOpen() throws IOException {
        Instant oldest = clock.instant().minus(KEPT);
        return last().filter(last -> last.isAfter(oldest)).isPresent();
    }

    /** Holds everything of the set. */
    Path folder() {
        return folder;
    }

    /** Where the images and texts lie. */
    Path files() {
        return folder.resolve("files");
    }

    /**
     * Takes an image.
     *
     * @return its name in the set, in which no two images have the same stem
     */
    String add(String wanted, Path image, byte @Nullable [] text) throws IOException {
        DatasetNames names = new DatasetNames(files());
        String file = names.free(wanted);
        try {
            disk.move(image, files().resolve(file));
            if (text != null) {
                disk.write(files().resolve(new FileName(file).stem() + CaptionEnding.TXT), out -> out.write(text));
            }
            touch();
            return file;
        } catch (IOException e) {
            takeBack(file); // the client will send it again, and must not find its name taken
            throw e;
        }
    }

    /** Forgets an image, so that a client may send it again after the end of the set was refused. */
    void takeBack(String file) throws IOException {
        Files.deleteIfExists(files().resolve(file));
        Files.deleteIfExists(files().resolve(new FileName(file).stem() + CaptionEnding.TXT));
    }

    void end() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }

    private Optional<Instant> last() throws IOException {
        try {
            return Optional.of(Instant.parse(Files.readString(lastFile())));
        } catch (NoSuchFileException | DateTimeException notBegun) {
            return Optional.empty();
        }
    }

    private void touch() throws IOException {
        byte[] now = clock.instant().toString().getBytes(StandardCharsets.US_ASCII);
        disk.write(lastFile(), out -> out.write(now));
    }

    /** The file without which there is no set. */
    Path lastFile() {
        return folder.resolve("last");
    }
}
