package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetsHttpTests extends HttpTests {

    @Test
    void anEmptyWorkspaceHasNoDatasets() {
        Client.Reply reply = client.get("/api/datasets");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("[]");
    }

    @Test
    void listsFoldersThatAreDatasetsWithTheirCounts() throws IOException {
        write("1_small150/a.png", Pictures.png(1));
        write("1_small150/sub/B.JPG", Pictures.jpeg(2));
        write("1_small150/a.txt", "dog");
        write("1_small150/notes.json", "{}");
        write("1_another_set/a.caption", "");
        write("1_another_set/a.png", "x");
        write("ZIPs/x.zip", "x");
        write("other/a.png", "x");
        write("outside/secret.png", "x");
        Files.createSymbolicLink(datasets.resolve("1_link"), datasets.resolve("outside"));
        long size = (long) Pictures.png(1).length + Pictures.jpeg(2).length + 3 + 2;

        Client.Reply reply = client.get("/api/datasets");

        assertThat(reply.text())
                .isEqualTo("[{\"name\":\"1_another_set\",\"display\":\"Another Set\",\"images\":1,\"size_bytes\":1,"
                        + "\"has_tags\":false,\"path\":\"" + datasets.resolve("1_another_set") + "\"},"
                        + "{\"name\":\"1_small150\",\"display\":\"Small150\",\"images\":2,\"size_bytes\":" + size
                        + ",\"has_tags\":true,\"path\":\"" + datasets.resolve("1_small150") + "\"}]");
    }

    @ParameterizedTest
    @CsvSource({
        "1_my_cat,My Cat",
        "1_my black cat,My Black Cat",
        "1_GREY-cat_éa,Grey-cat Éa",
        "1_v1_5_final,V1 5 Final",
        "1__a_,' A '"
    })
    void showsTheNameOfAFolderAsAHeading(String folder, String display) throws IOException {
        write(folder + "/a.png", "x");

        assertThat(client.get("/api/datasets").json().path(0).path("display").asString())
                .isEqualTo(display);
    }

    @ParameterizedTest
    @CsvSource({
        "My Set,1_My_Set",
        "1_cats,1_cats",
        "My Set é/x,1_x",
        "v1.5 final!,1_v1_5_final",
        "日本語,1_dataset",
        "__-a-__,1_a",
        "../../etc,1_etc",
        "a\\\\b,1_b"
    })
    void createsAFolderOfTheCleanedName(String name, String folder) {
        Client.Reply reply = client.post("/api/datasets/create", "{\"name\":\"" + name + "\"}");

        assertThat(reply.text()).isEqualTo("{\"status\":\"created\",\"path\":\"" + datasets.resolve(folder) + "\"}");
        assertThat(datasets.resolve(folder)).isDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\":\"\"}", "{\"name\":\"  \"}", "{\"name\":null}"})
    void createsNothingWithoutAName(String body) {
        Client.Reply reply = client.post("/api/datasets/create", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.detail()).isEqualTo("name is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "/", "a/..", "a\\u0000b"})
    void refusesNamesThatAreNone(String name) {
        Client.Reply reply = client.post("/api/datasets/create", "{\"name\":\"" + name + "\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.detail()).isEqualTo("Invalid dataset name");
    }

    @Test
    void refusesNamesThatAreTooLong() {
        Client.Reply reply = client.post("/api/datasets/create", "{\"name\":\"" + "a".repeat(101) + "\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.detail()).startsWith("Invalid dataset name");
    }

    @Test
    void doesNotCreateADatasetTwice() {
        client.post("/api/datasets/create", "{\"name\":\"My Set\"}");

        Client.Reply again = client.post("/api/datasets/create", "{\"name\":\"My Set\"}");
        Client.Reply same = client.post("/api/datasets/create", "{\"name\":\"1_My_Set\"}");
        Client.Reply another = client.post("/api/datasets/create", "{\"name\":\"My Set!\"}");

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.detail()).isEqualTo("dataset already exists");
        assertThat(same.status()).isEqualTo(400);
        assertThat(same.detail()).isEqualTo("dataset already exists");
        assertThat(another.status()).isEqualTo(400);
        assertThat(another.detail())
                .isEqualTo("dataset already exists: \"My Set!\" becomes the folder 1_My_Set, which is there");
    }

    @Test
    void renamesADatasetWithItsZipAndWhatIsRemembered() throws IOException {
        client.upload("/api/tagpilot/save?name=old", "x.zip", Pictures.zip("a.png", Pictures.png(1), "a.txt", "dog"));
        Map<String, String> before = files("1_old");

        Client.Reply reply = client.patch("/api/datasets/1_old", "{\"name\":\"Renamed Set\"}");

        assertThat(reply.text())
                .isEqualTo("{\"status\":\"renamed\",\"old_path\":\"" + datasets.resolve("1_old") + "\",\"new_path\":\""
                        + datasets.resolve("1_Renamed_Set") + "\"}");
        assertThat(files("1_Renamed_Set")).isEqualTo(before);
        assertThat(datasets.resolve("1_old")).doesNotExist();
        assertThat(datasets.resolve("ZIPs/old.zip")).doesNotExist();
        assertThat(namesInZip("Renamed_Set.zip")).containsExactly("a.png", "a.txt");
        assertNothingTemporaryIsLeft();
    }

    @Test
    void renamingToItselfIsFine() throws IOException {
        write("1_a/a.png", "x");

        Client.Reply reply = client.patch("/api/datasets/a", "{\"name\":\"a\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("new_path").asString())
                .isEqualTo(datasets.resolve("1_a").toString());
    }

    @Test
    void saysWhyItCannotRename() throws IOException {
        write("1_a/a.png", "x");
        write("1_b/a.png", "x");

        assertThat(client.patch("/api/datasets/a", "{\"name\":\"\"}").detail()).isEqualTo("new name is required");
        assertThat(client.patch("/api/datasets/a", "{}").status()).isEqualTo(400);
        Client.Reply exists = client.patch("/api/datasets/a", "{\"name\":\"b\"}");
        assertThat(exists.status()).isEqualTo(400);
        assertThat(exists.detail()).isEqualTo("Dataset with new name already exists");
        Client.Reply missing = client.patch("/api/datasets/nope", "{\"name\":\"c\"}");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.detail()).isEqualTo("Dataset not found");
    }

    @Test
    void deletesIntoTrash() throws IOException {
        client.upload("/api/tagpilot/save?name=gone", "x.zip", Pictures.zip("a.png", Pictures.png(1)));

        Client.Reply reply = client.delete("/api/datasets/gone");

        assertThat(reply.text()).isEqualTo("{\"status\":\"deleted\",\"path\":\"" + datasets.resolve("1_gone") + "\"}");
        assertThat(datasets.resolve("1_gone")).doesNotExist();
        assertThat(datasets.resolve("ZIPs/gone.zip")).doesNotExist();
        assertThat(trash("1_gone")).contains("1_gone/a.png", "ZIPs/gone.zip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "ZIPs", ".tagpilot", "1_"})
    void deletesNothingThatIsNoDataset(String name) throws IOException {
        write("ZIPs/x.zip", "x");

        Client.Reply reply = client.delete("/api/datasets/" + name);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.detail()).isEqualTo("Dataset not found");
        assertThat(datasets.resolve("ZIPs/x.zip")).exists();
    }

    @Test
    void neverFollowsALinkToADataset() throws IOException {
        Path file = write("outside/a.png", "x");
        Files.createSymbolicLink(datasets.resolve("1_link"), datasets.resolve("outside"));

        assertThat(client.delete("/api/datasets/link").status()).isEqualTo(404);
        assertThat(client.get("/api/tagpilot/load?name=link").status()).isEqualTo(404);
        assertThat(file).exists();
    }

    @Test
    void findsAFolderThatIsCalledJustSoFirst() throws IOException {
        write("1_my dataset/a.png", "exact");
        write("1_my_dataset/b.png", "cleaned");

        List<String> exact = List.of("my dataset", "1_my dataset", "x/my dataset");

        for (String name : exact) {
            Client.Reply reply = client.get("/api/tagpilot/load?name=" + Client.encode(name));
            assertThat(reply.json().path("name").asString()).isEqualTo("1_my dataset");
        }
        assertThat(client.get("/api/tagpilot/load?name=my.dataset")
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo("1_my_dataset");
    }

    @Test
    void uploadsAZipUnderTheNameOfItsFile() throws IOException {
        byte[] zip = Pictures.zip(
                "set/a.png", Pictures.png(1), "set/a.txt", "dog", "__MACOSX/set/._a.png", "x", "set/.DS_Store", "x");

        Client.Reply reply = client.upload("/api/datasets/upload", "My Zip (1).zip", zip);

        assertThat(reply.text())
                .isEqualTo("{\"status\":\"uploaded\",\"zip\":\"" + datasets.resolve("ZIPs/My_Zip_1.zip")
                        + "\",\"extracted_to\":\"" + datasets.resolve("1_My_Zip_1") + "\"}");
        assertThat(files("1_My_Zip_1").keySet()).containsExactly("set/a.png", "set/a.txt");
        assertThat(namesInZip("My_Zip_1.zip")).containsExactly("set/a.png", "set/a.txt");
        assertNothingTemporaryIsLeft();
    }

    @Test
    void anUploadReplacesTheDatasetOfThatName() throws IOException {
        write("1_set/old.png", Pictures.png(1));
        write("1_set/old.txt", "old");
        write("1_set/mask.json", "kept");

        client.upload("/api/datasets/upload", "set.zip", Pictures.zip("new.png", Pictures.png(2)));

        assertThat(files("1_set").keySet()).containsExactly("mask.json", "new.png");
        assertThat(trash("1_set")).contains("1_set/old.png", "1_set/old.txt");
    }

    @Test
    void theListIsCurrentAfterEveryWrite() {
        client.post("/api/datasets/create", "{\"name\":\"now\"}");
        assertThat(client.get("/api/datasets").json().get(0).path("images").asInt())
                .isZero();

        client.upload("/api/tagpilot/save-item?name=now", "a.png", Pictures.png(1), "tags", "dog");
        assertThat(client.get("/api/datasets").json().get(0).path("images").asInt())
                .isOne();
        assertThat(client.get("/api/datasets").json().get(0).path("has_tags").asBoolean())
                .isTrue();

        client.delete("/api/datasets/now");
        assertThat(client.get("/api/datasets").text()).isEqualTo("[]");
    }

    @Test
    void refusesAParameterThatIsGivenTwice() throws IOException {
        write("1_a/a.png", "x");

        Client.Reply reply = client.get("/api/tagpilot/load?name=a&name=b");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.detail()).startsWith("name is given twice");
        assertThat(client.upload("/api/tagpilot/save-item?name=a", "b.png", Pictures.png(1), "name", "b")
                        .status())
                .isEqualTo(400);
    }
}
