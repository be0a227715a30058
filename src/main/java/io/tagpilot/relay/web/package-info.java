/** The relay over HTTP. */
@NullMarked
package io.tagpilot.relay.web;

import org.jspecify.annotations.NullMarked;
