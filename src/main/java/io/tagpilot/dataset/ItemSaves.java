package io.tagpilot.dataset;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import io.tagpilot.workspace.Claims;
import io.tagpilot.workspace.Disk;
import io.tagpilot.workspace.DiskFailure;
import io.tagpilot.workspace.Transactions;
import io.tagpilot.workspace.WorkspaceSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Saves of clients that know neither saves nor versions: they send one image after the other, the first with {@code reset}, the last with
 * {@code done}. In between everything waits in a {@link SaveSession}; the dataset changes only with the last image.
 */
@Component
public final class ItemSaves {

    private static final Logger log = LoggerFactory.getLogger(ItemSaves.class);

    private final Disk disk;
    private final Transactions transactions;
    private final DiskFailure diskFailure;
    private final Datasets datasets;
    private final Saves saves;
    private final Replacements replacements;
    private final Stage stage;
    private final ZipCopies zips;
    private final Claims claims;
    private final Clock clock;
    private final long longestText;

    ItemSaves(
            Disk disk,
            Transactions transactions,
            DiskFailure diskFailure,
            Datasets datasets,
            Saves saves,
            Replacements replacements,
            Stage stage,
            ZipCopies zips,
            Claims claims,
            Clock clock,
            WorkspaceSettings settings) {
        this.disk = disk;
        this.transactions = transactions;
        this.diskFailure = diskFailure;
        this.datasets = datasets;
        this.saves = saves;
        this.replacements = replacements;
        this.stage = stage;
        this.zips = zips;
        this.claims = claims;
        this.clock = clock;
        this.longestText = settings.limits().text().toBytes();
    }

    /**
     * What a client sends beside the bytes.
     *
     * @param file what it calls the image; only the last part counts
     * @param text for the caption file, or null for none
     * @param reset begins a new set of images, which will replace those that are there
     * @param done ends it
     */
    public record Item(String file, @Nullable String text, boolean reset, boolean done) {}

    /**
     * What became of it.
     *
     * @param path of the dataset
     * @param file the name under which the image is stored
     * @param zip the ZIP copy, after the last image
     */
    public record Saved(Path path, String file, @Nullable Path zip) {}

    /** Takes one image. */
    public Saved save(String name, Item item, InputStream bytes) {
        Dataset dataset = datasets.findOrNew(name);
        byte[] text = item.text() == null ? null : textOf(item);
        String save = Stage.OF_ONE_REQUEST + UUID.randomUUID();
        Path folder = stage.folderOf(dataset.folder(), save);
        String stored = diskFailure.explain(() -> claims.during(folder, () -> {
            try {
                StagedImage image = stage.store(folder, "image", item.file(), bytes);
                return transactions.locked(
                        List.of(dataset.folder()), changes -> take(dataset, save, item, image, text, changes));
            } finally {
                clear(dataset, folder);
            }
        }));
        if (item.done()) {
            return new Saved(dataset.path(), stored, zips.writeNow(dataset));
        }
        zips.writeLater(dataset);
        return new Saved(dataset.path(), stored, null);
    }

    private String take(
            Dataset dataset,
            String save,
            Item item,
            StagedImage image,
            byte @Nullable [] text,
            Transactions.Changes changes)
            throws IOException {
        String file = NewName.ofUpload(item.file(), image.facts().type());
        SaveSession session =
                new SaveSession(disk, stage.folderOf(dataset.folder()).resolve("session"), clock);
        if (item.reset()) {
            session.begin();
        } else if (!session.isOpen()) {
            return saves.add(dataset, save, new ChangeSet.Added("image", file, item.text()), changes);
        }
        String stored = add(session, item, file, image, text);
        if (item.done()) {
            finish(dataset, session, stored, changes);
        }
        return stored;
    }

    /** A set whose first image cannot be kept has not begun: it may be begun again at once. */
    private static String add(SaveSession session, Item item, String file, StagedImage image, byte @Nullable [] text)
            throws IOException {
        try {
            return session.add(file, image.place(), text);
        } catch (IOException e) {
            if (item.reset()) {
                session.end();
            }
            throw e;
        }
    }

    private void finish(Dataset dataset, SaveSession session, String lastImage, Transactions.Changes changes)
            throws IOException {
        try {
            replacements.byFolder(dataset, session.files(), session.lastFile(), changes);
        } catch (IOException | RuntimeException e) {
            if (!transactions.isUnfinished(dataset.folder())) {
                session.takeBack(lastImage);
            }
            throw e;
        }
        // decided: what cannot be cleared now is cleared later, and no reason to call it failed
        stage.clear(session.folder());
    }

    /** Clears what came with a request, unless a change that could not be finished still needs it. */
    private void clear(Dataset dataset, Path folder) {
        try {
            if (!transactions.isUnfinished(dataset.folder())) {
                stage.clear(folder);
            }
        } catch (IOException e) {
            log.warn("{} could not be cleared; it will be within an hour", folder, e);
        }
    }

    private byte[] textOf(Item item) {
        String text = String.valueOf(item.text());
        if (text.indexOf('\0') >= 0) {
            throw new TagPilotException(
                    ProblemCode.INVALID_REQUEST, "The text of " + item.file() + " holds a NUL character.");
        }
        byte[] bytes = CaptionFile.encode(text, false, item.file());
        if (bytes.length > longestText) {
            throw new TagPilotException(ProblemCode.TOO_LARGE, "Caption too long (max " + longestText + " bytes)");
        }
        return bytes;
    }
}
