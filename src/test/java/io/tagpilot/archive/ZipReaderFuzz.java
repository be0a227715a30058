package io.tagpilot.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tagpilot.TemporaryFolder;
import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** Whatever a ZIP holds, it is unpacked whole into its folder and within the limits, or refused. */
class ZipReaderFuzz {

    private static final ZipLimits LIMITS = new ZipLimits(100, 1 << 20, 1 << 19, 1 << 16);

    private static final Path FOLDER = TemporaryFolder.create("tagpilot-fuzz");

    @FuzzTest
    void unpack(byte[] bytes) throws IOException {
        Path zip = Files.write(FOLDER.resolve("in.zip"), bytes);
        Path target = Files.createDirectories(FOLDER.resolve("target"));
        try {
            Unpacked unpacked = ZipReader.unpack(zip, target, LIMITS);
            assertThat(filesIn(target)).hasSameSizeAs(unpacked.files());
            for (String file : unpacked.files()) {
                assertThat(target.resolve(file).normalize())
                        .startsWithRaw(target)
                        .isRegularFile();
            }
        } catch (TagPilotException e) {
            assertThat(e.code()).isIn(ProblemCode.BAD_ZIP, ProblemCode.TOO_LARGE);
            assertThat(e.detail()).endsWith(".");
        } finally {
            assertThat(size(target)).isLessThanOrEqualTo(LIMITS.maxUnpacked() + (1 << 16));
            FileSystemUtils.deleteRecursively(target);
        }
    }

    private static List<Path> filesIn(Path target) throws IOException {
        try (Stream<Path> paths = Files.walk(target)) {
            return paths.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }

    private static long size(Path target) throws IOException {
        long size = 0;
        for (Path file : filesIn(target)) {
            size += Files.size(file);
        }
        return size;
    }
}
