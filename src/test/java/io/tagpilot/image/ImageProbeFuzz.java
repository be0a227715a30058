package io.tagpilot.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tagpilot.TemporaryFolder;
import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whatever a file holds, its header gives an image within the limits, or a problem. */
class ImageProbeFuzz {

    private static final ImageLimits LIMITS = ImageLimits.usual();

    private static final Path FOLDER = TemporaryFolder.create("tagpilot-fuzz");

    @FuzzTest
    void header(byte[] bytes) throws IOException {
        Path file = Files.write(FOLDER.resolve("a.png"), bytes);
        try {
            ImageFacts facts = new ImageProbe(LIMITS).probe(file);
            assertThat(facts.width()).isBetween(1, LIMITS.side());
            assertThat(facts.height()).isBetween(1, LIMITS.side());
            assertThat(facts.orientation()).isBetween(1, 8);
        } catch (TagPilotException e) {
            assertThat(e.code())
                    .isIn(ProblemCode.UNREADABLE_IMAGE, ProblemCode.UNSUPPORTED_TYPE, ProblemCode.TOO_LARGE);
            assertThat(e.detail()).endsWith(".");
        }
    }
}
