package io.tagpilot.dataset;

import org.jspecify.annotations.Nullable;

/**
 * An image of a dataset with its caption text, as the page sees it.
 *
 * @param file its name in the dataset
 * @param mime by content, or by its ending where it cannot be read
 * @param bytes its size
 * @param width as shown, or 0
 * @param height as shown, or 0
 * @param version another one for other bytes
 * @param sha256 of the bytes, where it is known
 * @param text what the caption file holds; null without one, or where {@code textProblem} says why it cannot be shown
 * @param textFile the caption file
 * @param textVersion another one for other bytes of the caption file
 * @param textProblem why the text cannot be shown
 * @param otherText a second caption file, which is kept as it is
 * @param mode how the text was last edited: {@code tags} or {@code caption}
 * @param problem why the image cannot be shown
 */
public record ImageEntry(
        String file,
        String mime,
        long bytes,
        int width,
        int height,
        String version,
        @Nullable String sha256,
        @Nullable String text,
        @Nullable String textFile,
        @Nullable String textVersion,
        @Nullable String textProblem,
        @Nullable String otherText,
        @Nullable String mode,
        @Nullable String problem) {}
