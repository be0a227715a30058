package io.tagpilot.dataset;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A dataset in a list.
 *
 * @param bytes of all its files
 * @param texts how many caption files are not empty
 * @param changed when a file was last written
 * @param covers a few images to show
 */
public record DatasetSummary(
        DatasetName name, Path path, int images, long bytes, int texts, Instant changed, List<ListedFile> covers) {

    private static final int COVERS = 3;

    static DatasetSummary of(Dataset dataset, Listing listing) {
        List<ListedFile> images = listing.images();
        return new DatasetSummary(
                dataset.name(),
                dataset.path(),
                images.size(),
                listing.files().stream().mapToLong(ListedFile::size).sum(),
                (int) listing.files().stream()
                        .filter(file -> file.kind() == FileKind.TEXT && file.size() > 0)
                        .count(),
                changed(dataset, listing),
                images.stream().limit(COVERS).toList());
    }

    private static Instant changed(Dataset dataset, Listing listing) {
        long latest = listing.managed().stream()
                .mapToLong(ListedFile::modified)
                .max()
                .orElseGet(() -> dataset.path().toFile().lastModified() * 1_000_000);
        return Instant.ofEpochMilli(latest / 1_000_000);
    }
}
