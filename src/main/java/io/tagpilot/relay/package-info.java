/**
 * Passes calls of the page on to providers that browsers cannot reach: to the addresses of an allow-list and no others, within
 * limits, keeping and logging nothing.
 */
@NullMarked
package io.tagpilot.relay;

import org.jspecify.annotations.NullMarked;
