package io.tagpilot.dataset;

import io.tagpilot.image.ImageFacts;
import java.nio.file.Path;

/**
 * An image that has arrived for a save.
 *
 * @param item what the client calls it
 * @param place where it lies
 */
public record StagedImage(String item, Path place, long bytes, String sha256, ImageFacts facts) {}
