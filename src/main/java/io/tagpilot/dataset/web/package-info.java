/** Datasets over HTTP: what older clients send and expect, and beside it what the page needs. */
@NullMarked
package io.tagpilot.dataset.web;

import org.jspecify.annotations.NullMarked;
