package io.tagpilot.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class DiskFailureTests {

    private final DiskFailure failure;

    DiskFailureTests(@TempDir Path folder) {
        DataSize any = DataSize.ofMegabytes(1);
        this.failure = new DiskFailure(
                new Workspace(new WorkspaceSettings(folder, new WorkspaceSettings.Limits(any, 1, any, any, any, any))));
    }

    @Test
    void findsAFullDiskBehindWhateverItCaused() {
        TagPilotException full =
                behind(new IOException("No space left on device")).orElseThrow();

        assertThat(full.code()).isEqualTo(ProblemCode.DISK_FULL);
        assertThat(full.detail())
                .startsWith("The disk is full: ")
                .endsWith("Make room and try again; nothing is lost.");
        assertThat(full.fields()).containsKey("free_bytes");
        assertThat(behind(new FileSystemException("/w/x", null, "Disk quota exceeded"))
                        .orElseThrow()
                        .code())
                .isEqualTo(ProblemCode.DISK_FULL);
    }

    @Test
    void saysThatAFolderCannotBeWrittenWithoutItsPath() {
        String sentence = "The folder datasets cannot be written: %s. Check its owner and permissions, then try again.";

        assertThat(behind(new FileNotFoundException("/w (x)/up.tmp (Permission denied)"))
                        .orElseThrow()
                        .detail())
                .isEqualTo(sentence.formatted("Permission denied"));
        assertThat(behind(new AccessDeniedException("/w/x")).orElseThrow().detail())
                .isEqualTo(sentence.formatted("permission denied"));
        assertThat(behind(new FileSystemException("/w/x", null, "Read-only file system"))
                        .orElseThrow()
                        .code())
                .isEqualTo(ProblemCode.NOT_WRITABLE);
    }

    @Test
    void tellsWhatIsAtTheBottomOfAFailure() {
        IOException told = new IOException(new AccessDeniedException("/w/secret/x"));

        assertThatThrownBy(() -> failure.explain(() -> {
                    throw told;
                }))
                .isInstanceOfSatisfying(TagPilotException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.NOT_WRITABLE);
                    assertThat(problem.detail()).doesNotContain("secret");
                });
    }

    @Test
    void knowsNothingOfOtherFailures() {
        assertThat(behind(new IOException("Stream ended unexpectedly"))).isEmpty();
        assertThat(behind(new IOException("file exceeds its maximum permitted size")))
                .isEmpty();
        assertThat(failure.behind(new IllegalStateException("denied"))).isEmpty();
    }

    private Optional<TagPilotException> behind(IOException cause) {
        return failure.behind(new IllegalStateException("outer", cause));
    }
}
