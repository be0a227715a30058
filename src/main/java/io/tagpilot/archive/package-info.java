/** ZIP files in and out. What comes in is hostile until every name, offset, size and checksum has been looked at. */
@NullMarked
package io.tagpilot.archive;

import org.jspecify.annotations.NullMarked;
