/**
 * TagPilot prepares image datasets for LoRA training.
 *
 * <p>Arrows point downwards only: {@code shell} (the page and HTTP manners) → {@code dataset.web} (HTTP of a
 * feature, seen by nobody) → {@code dataset} (listing, opening and saving datasets) → {@code archive} (ZIP files in and out) →
 * {@code image} (type, size, thumbnails) → {@code workspace} (touching the disk safely) → {@code problem} (how anything goes
 * wrong). Beside {@code dataset}, {@code relay} (calls passed on to providers) has its own {@code relay.web}.
 */
@NullMarked
package io.tagpilot;

import org.jspecify.annotations.NullMarked;
