package io.tagpilot.workspace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Every way in which TagPilot changes what lies in a workspace. It is this small so that a test can stand in for the disk: fail any
 * call, lose what was not forced, stop the power between two of them.
 */
public interface Disk {

    /** Fills a file that is being written. */
    @FunctionalInterface
    interface Content {
        /** Writes everything to {@code out}, which the disk closes. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes a file, new or over what was there, and forces its bytes. Its name is safe only after its folder is forced. */
    void write(Path file, Content content) throws IOException;

    /** Makes a folder and those above it. Existing ones are fine. */
    void createFolders(Path folder) throws IOException;

    /** Gives a file a second name, which must be free. Not every file system can. */
    void link(Path file, Path secondName) throws IOException;

    /** Renames a file or folder in one step. A file that stands at {@code to} is replaced. */
    void move(Path from, Path to) throws IOException;

    /** Deletes a file, or a folder that is empty. */
    void delete(Path path) throws IOException;

    /** Returns when the bytes of a file, or the names in a folder, would survive a power cut. */
    void force(Path fileOrFolder) throws IOException;
}
