package io.tagpilot.shell;

import io.tagpilot.problem.ProblemCode;
import java.io.IOException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.FileSizeLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** What is wrong with an upload that could not be taken apart. */
record MultipartProblem(ProblemCode code, String sentence) {

    static MultipartProblem of(MultipartException e) {
        if (find(e, FileCountLimitExceededException.class) != null) {
            return new MultipartProblem(
                    ProblemCode.INVALID_REQUEST, "Too many parts: one file and its fields are taken at a time.");
        }
        if (find(e, InvalidFileNameException.class) != null) {
            return new MultipartProblem(
                    ProblemCode.INVALID_FILE_NAME, "Bad file name: it holds a character that no file name can hold.");
        }
        SizeException size = find(e, SizeException.class);
        if (size != null && isOfHeader(size)) {
            return new MultipartProblem(
                    ProblemCode.INVALID_FILE_NAME, "Bad file name: it is too long. Rename the file.");
        }
        if (size != null) {
            return new MultipartProblem(
                    ProblemCode.TOO_LARGE, "upload exceeds limit (" + size.getPermittedSize() + " bytes)");
        }
        if (e instanceof MaxUploadSizeExceededException) {
            return new MultipartProblem(ProblemCode.TOO_LARGE, "A field is larger than the limit.");
        }
        if (isWithoutFolder(e)) {
            return new MultipartProblem(
                    ProblemCode.NOT_WRITABLE,
                    "The folder datasets cannot be written. Check its owner and permissions, then try again.");
        }
        if (e.getCause() == null) {
            return new MultipartProblem(
                    ProblemCode.UNSUPPORTED_MEDIA_TYPE, "This address takes an upload (multipart/form-data).");
        }
        return new MultipartProblem(
                ProblemCode.INVALID_REQUEST,
                "Broken upload: it was cut off or is not in the right form. Send it again.");
    }

    /** Tomcat, which makes the folder for uploads when the first one comes, has only a sentence for not being able to. */
    private static boolean isWithoutFolder(MultipartException e) {
        IOException cause = find(e, IOException.class);
        return cause != null && String.valueOf(cause.getMessage()).contains("upload location");
    }

    /** A part's header that is too long comes as the same type as a request that is, but with a limit far below any other. */
    private static boolean isOfHeader(SizeException e) {
        return !(e instanceof FileSizeLimitExceededException)
                && e.getPermittedSize() < TomcatConfiguration.ROOM_FOR_FIELDS;
    }

    private static <T extends Throwable> @Nullable T find(Throwable start, Class<T> type) {
        for (Throwable at = start; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }
}
