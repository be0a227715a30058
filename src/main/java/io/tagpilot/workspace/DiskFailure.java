package io.tagpilot.workspace;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Optional;
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
            throw explanationOf(e instanceof UnfinishedChange ? e : bottomOf(e));
        }
    }

    /** What the disk said, where others have said it again in their words. */
    private static IOException bottomOf(IOException failure) {
        IOException bottom = failure;
        while (bottom.getCause() instanceof IOException cause) {
            bottom = cause;
        }
        return bottom;
    }

    /** A sentence where a full disk or a missing permission is at the bottom of {@code failure}. */
    public Optional<TagPilotException> behind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException e && (isFull(e) || isForbidden(e))) {
                log.warn("The disk refused", e);
                return Optional.of(explanationOf(e));
            }
        }
        return Optional.empty();
    }

    private static boolean isFull(IOException e) {
        String reason = reasonOf(e).toLowerCase(Locale.ROOT);
        return reason.contains("no space left") || reason.contains("quota");
    }

    private static boolean isForbidden(IOException e) {
        String reason = reasonOf(e).toLowerCase(Locale.ROOT);
        return e instanceof AccessDeniedException
                || reason.contains("read-only file system")
                || reason.contains("operation not permitted")
                || reason.contains("permission denied");
    }

    private TagPilotException explanationOf(IOException e) {
        if (e instanceof UnfinishedChange && e.getCause() instanceof IOException cause) {
            return new TagPilotException(
                    ProblemCode.INTERNAL,
                    "The change is decided, but the disk refused to finish it: " + reasonOf(cause)
                            + ". Mend that; the next request finishes it.",
                    e);
        }
        if (isFull(e)) {
            return new TagPilotException(
                            ProblemCode.DISK_FULL,
                            "The disk is full: " + mebibytes(workspace.freeBytes())
                                    + " MB are free. Make room and try again; nothing is lost.",
                            e)
                    .with("free_bytes", workspace.freeBytes());
        }
        if (isForbidden(e)) {
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

    /** The system's words, without the path that the exception's message begins with: {@code …/a.png (Permission denied)}. */
    private static String reasonOf(IOException e) {
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileNotFoundException && String.valueOf(e.getMessage()).endsWith(")")) {
            return String.valueOf(e.getMessage()).replaceFirst("(?s).* \\((.*)\\)$", "$1");
        }
        return e instanceof FileSystemException ? "a file could not be used" : String.valueOf(e.getMessage());
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }
}
