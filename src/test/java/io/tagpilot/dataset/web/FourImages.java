package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.codec.digest.DigestUtils;

/** The dataset {@code 1_p} with four images, their texts and a file that is not ours; {@code 1_q} is what it may become. */
record FourImages(Path datasets) {

    private static final List<String> NAMES = List.of("p", "q");
    private static final String FOREIGN = "keep.json";

    void write() throws IOException {
        Path folder = Files.createDirectories(datasets.resolve("1_p"));
        for (String name : List.of("a", "b", "c", "d")) {
            Files.write(folder.resolve(name + ".png"), Pictures.png(name.charAt(0)));
            Files.writeString(folder.resolve(name + ".txt"), name);
        }
        Files.writeString(folder.resolve(FOREIGN), "{}");
    }

    /** A hash of each file of the datasets. */
    Map<String, String> live() throws IOException {
        Map<String, String> live = new TreeMap<>();
        for (String name : NAMES) {
            filesOf(name).forEach((file, hash) -> live.put(name + "/" + file, hash));
        }
        return live;
    }

    /** A dataset's ZIP copy holds its images and texts, and there is no copy of a dataset that is not there. */
    void assertZipsAgree() throws IOException {
        for (String name : NAMES) {
            Map<String, String> managed = filesOf(name);
            managed.remove(FOREIGN);
            assertThat(filesInZip(name)).as("ZIP copy of %s", name).isEqualTo(managed);
        }
    }

    private Map<String, String> filesOf(String name) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Path folder = datasets.resolve("1_" + name);
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    files.put(folder.relativize(path).toString(), DigestUtils.sha256Hex(Files.readAllBytes(path)));
                }
            }
        }
        return files;
    }

    private Map<String, String> filesInZip(String name) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Path zip = datasets.resolve("ZIPs").resolve(name + ".zip");
        if (Files.exists(zip)) {
            try (ZipFile file = new ZipFile(zip.toFile())) {
                for (ZipEntry entry : Collections.list(file.entries())) {
                    files.put(entry.getName(), DigestUtils.sha256Hex(file.getInputStream(entry)));
                }
            }
        }
        return files;
    }
}
