/** Pixels: the type, size and orientation of an image without decoding it, and thumbnails under a budget of memory. */
@NullMarked
package io.tagpilot.image;

import org.jspecify.annotations.NullMarked;
