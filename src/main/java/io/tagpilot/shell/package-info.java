/** The page and the manners of HTTP: who may ask, what every answer carries, and how a problem is told. */
@NullMarked
package io.tagpilot.shell;

import org.jspecify.annotations.NullMarked;
