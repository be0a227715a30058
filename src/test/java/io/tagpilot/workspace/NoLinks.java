package io.tagpilot.workspace;

import java.io.IOException;
import java.nio.file.Path;

/** A file system where no file can have a second name, such as exFAT. */
final class NoLinks implements Disk {

    private final Disk disk = new RealDisk();

    @Override
    public void link(Path file, Path secondName) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void write(Path file, Content content) throws IOException {
        disk.write(file, content);
    }

    @Override
    public void createFolders(Path path) throws IOException {
        disk.createFolders(path);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        disk.move(from, to);
    }

    @Override
    public void delete(Path path) throws IOException {
        disk.delete(path);
    }

    @Override
    public void force(Path fileOrFolder) throws IOException {
        disk.force(fileOrFolder);
    }
}
