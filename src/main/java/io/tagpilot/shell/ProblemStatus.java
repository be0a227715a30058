package io.tagpilot.shell;

import io.tagpilot.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** The one place that knows which HTTP status a problem has. */
final class ProblemStatus {

    private ProblemStatus() {}

    static HttpStatus of(ProblemCode code) {
        return switch (code) {
            case INVALID_REQUEST, INVALID_DATASET_NAME, INVALID_FILE_NAME, UNSUPPORTED_TYPE, BAD_ZIP ->
                HttpStatus.BAD_REQUEST;
            case DATASET_NOT_FOUND, IMAGE_NOT_FOUND, IMAGE_CHANGED, VERSION_NOT_FOUND, NOT_FOUND ->
                HttpStatus.NOT_FOUND;
            case DATASET_EXISTS, SAVE_IN_PROGRESS, INCOMPLETE_SAVE -> HttpStatus.CONFLICT;
            case CHANGED_SINCE_LOADED -> HttpStatus.PRECONDITION_FAILED;
            case PASSWORD_NEEDED -> HttpStatus.UNAUTHORIZED;
            case TOO_MANY_TRIES -> HttpStatus.TOO_MANY_REQUESTS;
            case UNREADABLE_IMAGE -> HttpStatus.UNPROCESSABLE_CONTENT;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case FORBIDDEN, NOT_WRITABLE, WRONG_PASSWORD -> HttpStatus.FORBIDDEN;
            case UNSUPPORTED_MEDIA_TYPE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case METHOD_NOT_ALLOWED -> HttpStatus.METHOD_NOT_ALLOWED;
            case TOO_SLOW -> HttpStatus.REQUEST_TIMEOUT;
            case BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
            case PROVIDER_UNREACHABLE -> HttpStatus.BAD_GATEWAY;
            case PROVIDER_TIMEOUT -> HttpStatus.GATEWAY_TIMEOUT;
            case DISK_FULL -> HttpStatus.INSUFFICIENT_STORAGE;
            case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    /** The same, where a picture that cannot be read is the sender's fault when it came with the request. */
    static HttpStatus of(ProblemCode code, String method) {
        boolean sent = !method.equals("GET") && !method.equals("HEAD");
        return code == ProblemCode.UNREADABLE_IMAGE && sent ? HttpStatus.BAD_REQUEST : of(code);
    }

    /** A code for a status that somebody else has chosen. */
    static ProblemCode codeOf(int status) {
        return switch (status) {
            case 403 -> ProblemCode.FORBIDDEN;
            case 404 -> ProblemCode.NOT_FOUND;
            case 405, 501 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 408 -> ProblemCode.TOO_SLOW;
            case 413 -> ProblemCode.TOO_LARGE;
            case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> ProblemCode.BUSY;
            case 505 -> ProblemCode.INVALID_REQUEST;
            default -> status < 500 ? ProblemCode.INVALID_REQUEST : ProblemCode.INTERNAL;
        };
    }
}
