package io.tagpilot.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The files of a folder on disk, read anew for each request, for whoever works on the page. */
final class FolderPageFiles implements PageFiles {

    private final Path folder;

    FolderPageFiles(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public String version() {
        return "dev";
    }

    @Override
    public boolean immutable() {
        return false;
    }

    @Override
    public Optional<PageFile> find(String name) throws IOException {
        try {
            Path file = folder.resolve(name).normalize();
            return file.startsWith(folder) && Files.isRegularFile(file)
                    ? Optional.of(new PageFile(name, Files.readAllBytes(file)))
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
