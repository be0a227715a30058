package io.tagpilot.dataset;

import java.util.List;

/**
 * The changes of one dataset, the newest first, back to where it was made and through all its names.
 *
 * @param folder the dataset that is to be locked while any of this goes
 * @param changes as far back as they are kept
 * @param notices sentences about what could not be read
 */
record Lineage(String folder, List<PastChange> changes, List<String> notices) {}
