package io.tagpilot.workspace;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says in words why the disk refused. */
@Component
public final class DiskFailure {

    private static final Logger log = LoggerFactory.getLogger(DiskFailure.class);

    private final Workspace workspace;

    DiskFailure(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Work that reads or writes files. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does the work. */
        T run() throws IOException;
    }

    /** Runs {@code work}; where the disk refuses, says so in a sentence. */
    public <T> T explain(Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            log.warn("The disk refused", e);
            throw explanationOf(e);
        }
    }

    private TagPilotException explanationOf(IOException e) {
        if (e instanceof UnfinishedChange && e.getCause() instanceof IOException cause) {
            return new TagPilotException(
                    ProblemCode.INTERNAL,
                    "The change is decided, but the disk refused to finish it: " + reasonOf(cause)
                            + ". Mend that; the next request finishes it.",
                    e);
        }
        String reason = reasonOf(e).toLowerCase(Locale.ROOT);
        if (reason.contains("no space left") || reason.contains("quota")) {
            return new TagPilotException(
                            ProblemCode.DISK_FULL,
                            "The disk is full: " + mebibytes(workspace.freeBytes())
                                    + " MB are free. Make room and try again; nothing is lost.",
                            e)
                    .with("free_bytes", workspace.freeBytes());
        }
        if (e instanceof AccessDeniedException || reason.contains("read-only") || reason.contains("permitted")) {
            return new TagPilotException(
                    ProblemCode.NOT_WRITABLE,
                    "The folder " + workspace.datasetsFolder().getFileName() + " cannot be written: " + reasonOf(e)
                            + ". Check its owner and permissions, then try again.",
                    e);
        }
        return new TagPilotException(
                ProblemCode.INTERNAL,
                "The disk refused: " + reasonOf(e) + ". The server's log says more; try again.",
                e);
    }

    /** The system's words, without the path that the exception's message begins with. */
    private static String reasonOf(IOException e) {
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof FileSystemException ? "a file could not be used" : String.valueOf(e.getMessage());
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }
}
