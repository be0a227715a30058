package io.tagpilot.shell;

import java.io.IOException;
import java.util.Optional;

/** The page's scripts and styles, as the build packed them. */
interface PageFiles {

    /** Names the state of all files together; part of every address, so that browsers may keep files forever. */
    String version();

    /** Whether a file at an address with {@link #version()} never changes. */
    boolean immutable();

    /** The file of this name, such as {@code app/main.js}. */
    Optional<PageFile> find(String name) throws IOException;
}
