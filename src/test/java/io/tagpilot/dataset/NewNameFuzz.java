package io.tagpilot.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tagpilot.image.ImageType;
import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import io.tagpilot.workspace.WorkspacePath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;

/** Whatever a client calls an image, it is stored under a name inside its dataset that every system can hold, or not at all. */
class NewNameFuzz {

    private static final Path ROOT = Path.of("/root-of-a-dataset");

    @FuzzTest
    void name(byte[] bytes) {
        String given = new String(bytes, StandardCharsets.UTF_8);
        try {
            assertStorable(NewName.ofImage(given));
        } catch (TagPilotException e) {
            assertThat(e.code()).isEqualTo(ProblemCode.INVALID_FILE_NAME);
        }
        try {
            String stored = NewName.ofUpload(given, ImageType.PNG);
            assertStorable(stored);
            assertThat(stored).doesNotContain("/");
        } catch (TagPilotException e) {
            assertThat(e.code()).isEqualTo(ProblemCode.INVALID_FILE_NAME);
            assertThat(e.detail().chars().noneMatch(Character::isISOControl)).isTrue();
        }
    }

    private static void assertStorable(String name) {
        assertThat(FileKind.of(name)).isEqualTo(FileKind.IMAGE);
        assertThat(NewName.ofImage(name)).as("stored again").isEqualTo(name);
        assertThat(Normalizer.isNormalized(name, Normalizer.Form.NFC)).isTrue();
        assertThat(new WorkspacePath(ROOT, name).path().normalize())
                .isEqualTo(ROOT.resolve(name))
                .startsWithRaw(ROOT);
        for (String part : name.split("/", -1)) {
            assertThat(part.getBytes(StandardCharsets.UTF_8).length).isBetween(1, 255);
            assertThat(part).doesNotEndWith(".").doesNotEndWith(" ");
        }
    }
}
