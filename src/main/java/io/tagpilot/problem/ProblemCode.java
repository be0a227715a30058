package io.tagpilot.problem;

import java.util.Locale;

/** What went wrong, as a stable name that clients may branch on. The HTTP status of each is decided in one place, by the shell. */
public enum ProblemCode {
    /** A parameter, field or body is missing, malformed or out of range. */
    INVALID_REQUEST,
    /** A dataset name from which no folder name can be made. */
    INVALID_DATASET_NAME,
    /** A file name that cannot be stored safely. */
    INVALID_FILE_NAME,
    DATASET_NOT_FOUND,
    DATASET_EXISTS,
    IMAGE_NOT_FOUND,
    /** The image on disk is not the version that was asked for. */
    IMAGE_CHANGED,
    /** An earlier version of a dataset, or a deleted dataset, that is not kept (any more). */
    VERSION_NOT_FOUND,
    /** The bytes are no image that we can read. */
    UNREADABLE_IMAGE,
    /** The bytes are of a type that trainers or browsers do not take. */
    UNSUPPORTED_TYPE,
    /** The ZIP is damaged, ambiguous, unsafe, encrypted or empty. */
    BAD_ZIP,
    /** A size, count or length is over its limit. */
    TOO_LARGE,
    /** Files that a client wants to change are not in the version that it started from. */
    CHANGED_SINCE_LOADED,
    /** Another save of this dataset is under way. */
    SAVE_IN_PROGRESS,
    /** The stage that a request speaks of is not there (expired, or never begun), or does not hold all that was announced. */
    INCOMPLETE_SAVE,
    /** The request comes from another site, or to a host name that is not ours. */
    FORBIDDEN,
    /** The server has an access password, and the request does not show that the sender has it. */
    PASSWORD_NEEDED,
    WRONG_PASSWORD,
    /** So many passwords were wrong that none is looked at for a while. */
    TOO_MANY_TRIES,
    /** The media type of the body is not what this address takes. */
    UNSUPPORTED_MEDIA_TYPE,
    METHOD_NOT_ALLOWED,
    NOT_FOUND,
    /** The body of the request came too slowly, or stopped coming. */
    TOO_SLOW,
    /** Too many at once; try again. */
    BUSY,
    /** A provider was called and gave no answer that can be passed back. */
    PROVIDER_UNREACHABLE,
    /** A provider was called and did not answer in time. */
    PROVIDER_TIMEOUT,
    DISK_FULL,
    NOT_WRITABLE,
    /** A defect of ours or of the disk. */
    INTERNAL;

    /** The name as clients see it: {@code dataset-not-found}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
