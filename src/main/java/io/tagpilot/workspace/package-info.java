/** Touching the disk safely: where things lie, paths proved to be inside, and changes that happen wholly or not at all. */
@NullMarked
package io.tagpilot.workspace;

import org.jspecify.annotations.NullMarked;
