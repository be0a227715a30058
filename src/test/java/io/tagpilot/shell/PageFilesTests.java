package io.tagpilot.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class PageFilesTests {

    private final Path folder;
    private final FolderPageFiles files;

    PageFilesTests(@TempDir Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("frontend"));
        Files.writeString(folder.resolve("secret"), "x");
        Files.createDirectories(this.folder.resolve("app"));
        Files.createDirectories(this.folder.resolve("vendor"));
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
        Files.writeString(folder.resolve("package.json"), "{}");
        assertThat(files.find("app/../../secret")).isEmpty();
        assertThat(files.find("package.json")).isEmpty();
        assertThat(files.find("app")).isEmpty();
        assertThat(files.find("app/\0")).isEmpty();
    }

    @Test
    void theImportMapLeadsToThePackedFilesAndIsSafeInAScript() throws IOException {
        Files.writeString(
                folder.resolve("vendor/import-map.json"),
                "{\"imports\":{\"idb\":\"idb-1.js\",\"@x/y\":\"</script>.js\"}}");
        String map = new ImportMap(files, new JsonMapper()).below("/tagpilot/assets/dev");
        assertThat(map)
                .isEqualTo("{\"imports\":{\"@x/y\":\"/tagpilot/assets/dev/vendor/\\u003c/script>.js\","
                        + "\"idb\":\"/tagpilot/assets/dev/vendor/idb-1.js\"}}");
    }

    @Test
    void aBuildWithoutPackedModulesHasAnEmptyMap() throws IOException {
        assertThat(new ImportMap(files, new JsonMapper()).below("/x")).isEqualTo("{\"imports\":{}}");
    }
}
