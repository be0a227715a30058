package io.tagpilot.dataset;

import io.tagpilot.image.ImageType;
import io.tagpilot.workspace.WorkspaceSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what the page shows of an image. */
@Component
final class EntryReader {

    private final Probes probes;
    private final FileIndexes indexes;
    private final long longestText;

    EntryReader(Probes probes, FileIndexes indexes, WorkspaceSettings settings) {
        this.probes = probes;
        this.indexes = indexes;
        this.longestText = settings.limits().text().toBytes();
    }

    /**
     * A file of a dataset and where its bytes lie: in the dataset, or still in a stage.
     *
     * @param file its name in the dataset
     * @param listed how the disk described it, where it lies in the dataset and need not be read again in the same version; else null
     */
    record Placed(String file, Path place, @Nullable ListedFile listed) {

        /** One that is to be read in any case. */
        Placed(String file, Path place) {
            this(file, place, null);
        }
    }

    /**
     * Reads an image and its caption.
     *
     * @param dataset the folder to which the image belongs
     * @param texts its caption files, the one that counts first
     */
    ImageEntry read(String dataset, ListedFile image, Path place, List<Placed> texts, @Nullable String mode) {
        FileIndex.Image known = probes.of(dataset, place, image);
        CaptionFile caption = texts.isEmpty() ? null : caption(dataset, texts.get(0));
        return new ImageEntry(
                image.path(),
                known.facts() == null
                        ? mimeByEnding(image.path())
                        : known.facts().type().mime(),
                image.size(),
                known.facts() == null ? 0 : known.facts().width(),
                known.facts() == null ? 0 : known.facts().height(),
                image.version(),
                known.sha256(),
                caption == null ? null : caption.text(),
                caption == null ? null : caption.file(),
                caption == null ? null : caption.version(),
                caption == null ? null : caption.problem(),
                texts.size() < 2 ? null : texts.get(1).file(),
                mode,
                known.problem());
    }

    /** Has what was read of these files of a dataset outlive the server. */
    void keep(String dataset, List<ListedFile> files) {
        indexes.keep(dataset, files);
    }

    private CaptionFile caption(String dataset, Placed text) {
        return text.listed() == null ? caption(text) : indexes.of(dataset).text(text.listed(), () -> caption(text));
    }

    CaptionFile caption(Placed text) {
        try {
            return CaptionFile.read(text.place(), text.file(), longestText);
        } catch (IOException e) {
            return new CaptionFile(
                    text.file(), "unreadable", null, false, text.file() + " cannot be read from the disk.");
        }
    }

    static String mimeByEnding(String file) {
        return ImageType.byExtension(file).map(ImageType::mime).orElse("text/plain");
    }
}
