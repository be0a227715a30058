package io.tagpilot.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageFilesTests {

    private final Path folder;
    private final FolderPageFiles files;

    PageFilesTests(@TempDir Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("packed"));
        Files.writeString(folder.resolve("secret"), "x");
        Files.createDirectories(this.folder.resolve("app"));
        this.files = new FolderPageFiles(this.folder);
    }

    @Test
    void aFolderIsReadAnewEachTime() throws IOException {
        assertThat(files.find("app/main.js")).isEmpty();
        Files.writeString(folder.resolve("app/main.js"), "one");
        assertThat(files.find("app/main.js").orElseThrow().content()).asString().isEqualTo("one");
        assertThat(files.version()).isEqualTo("dev");
        assertThat(files.immutable()).isFalse();
    }

    @Test
    void nothingOutsideTheFolderIsRead() throws IOException {
        assertThat(files.find("app/../../secret")).isEmpty();
        assertThat(files.find("app")).isEmpty();
        assertThat(files.find("app/\0")).isEmpty();
    }
}
