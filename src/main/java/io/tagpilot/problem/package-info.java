/** How anything goes wrong: named facts with a stable code, and the sentence that a person reads. */
@NullMarked
package io.tagpilot.problem;

import org.jspecify.annotations.NullMarked;
