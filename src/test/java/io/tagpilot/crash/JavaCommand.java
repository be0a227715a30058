package io.tagpilot.crash;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.springframework.util.StringUtils;

/** The command that starts a Java program on the classes of this test run, as quickly as it goes. */
public final class JavaCommand {

    private final Path folder;
    private final String classPath;

    /** @param folder where what speeds up the start is put */
    public JavaCommand(Path folder) throws IOException {
        this.folder = folder;
        this.classPath = packed(System.getProperty("java.class.path"));
    }

    /** What comes before the program's class. */
    public List<String> words() {
        return words("-Xshare:auto", "-XX:SharedArchiveFile=" + archive());
    }

    /** The same for a run at whose end Java writes down what the next ones start with. */
    public List<String> training() {
        return words("-XX:ArchiveClassesAtExit=" + archive());
    }

    private List<String> words(String... options) {
        List<String> words = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        words.addAll(List.of(options));
        words.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:disable",
                "-Dfile.encoding=UTF-8",
                "-cp",
                classPath));
        return words;
    }

    private Path archive() {
        return folder.resolve("classes.jsa");
    }

    /** Java keeps nothing of classes that lie in folders, so these are put into a JAR file. */
    private String packed(String path) throws IOException {
        List<String> places = new ArrayList<>();
        for (String place : StringUtils.delimitedListToStringArray(path, File.pathSeparator)) {
            places.add(
                    Files.isDirectory(Path.of(place))
                            ? pack(Path.of(place), places.size()).toString()
                            : place);
        }
        return String.join(File.pathSeparator, places);
    }

    private Path pack(Path classes, int number) throws IOException {
        Path jar = folder.resolve("classes-" + number + ".jar");
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(jar));
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> paths = Files.walk(classes)) {
            out.setLevel(Deflater.NO_COMPRESSION);
            for (Path path : paths.toList()) {
                // Spring looks for classes in folders, so these must be named as well
                String name = classes.relativize(path).toString();
                out.putNextEntry(new JarEntry(Files.isDirectory(path) ? name + "/" : name));
                if (Files.isRegularFile(path)) {
                    Files.copy(path, out);
                }
                out.closeEntry();
            }
        }
        return jar;
    }
}
