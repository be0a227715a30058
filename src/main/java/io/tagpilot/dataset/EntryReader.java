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
    private final long longestText;

    EntryReader(Probes probes, WorkspaceSettings settings) {
        this.probes = probes;
        this.longestText = settings.limits().text().toBytes();
    }

    /**
     * A file of a dataset and where its bytes lie: in the dataset, or still in a stage.
     *
     * @param file its name in the dataset
     */
    record Placed(String file, Path place) {}

    /**
     * Reads an image and its caption.
     *
     * @param dataset the folder to which the image belongs
     * @param texts its caption files, the one that counts first
     */
    ImageEntry read(String dataset, ListedFile image, Path place, List<Placed> texts, @Nullable String mode) {
        Probes.Known known = probes.of(dataset, place, image);
        CaptionFile caption = texts.isEmpty() ? null : caption(texts.get(0));
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
