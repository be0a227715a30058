/** Datasets: listing and opening them, and saving what changed. */
@NullMarked
package io.tagpilot.dataset;

import org.jspecify.annotations.NullMarked;
