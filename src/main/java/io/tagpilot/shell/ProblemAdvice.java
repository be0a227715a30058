package io.tagpilot.shell;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import io.tagpilot.workspace.DiskFailure;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns whatever goes wrong in a controller into one form of answer: a sentence for people and a code for programs. */
@RestControllerAdvice
final class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final DiskFailure diskFailure;

    ProblemAdvice(DiskFailure diskFailure) {
        this.diskFailure = diskFailure;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> problem(TagPilotException e, HttpServletRequest request) {
        HttpStatus status = ProblemStatus.of(e.code(), request.getMethod());
        if (e.code() == ProblemCode.INTERNAL) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        } else if (status.is5xxServerError()) {
            LOG.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), e.code());
        }
        return answer(status, e.code(), e.detail(), e.fields());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> missing(MissingServletRequestParameterException e) {
        return invalid(e.getParameterName() + " is required");
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> missing(MissingServletRequestPartException e) {
        return invalid(e.getRequestPartName() + " is required");
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> wrongValue(MethodArgumentTypeMismatchException e) {
        if (e.getValue() instanceof Object[]) {
            return invalid(e.getName() + " is given twice.");
        }
        return invalid(e.getName() + " must be " + Expected.of(e.getRequiredType()) + ".");
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unreadable(HttpMessageNotReadableException e) {
        if (e.getMostSpecificCause() instanceof TagPilotException problem) {
            return answer(problem);
        }
        return invalid("The body of the request is not the JSON that this address takes.");
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> wrongMultipart(MultipartException e) {
        Optional<TagPilotException> refused = diskFailure.behind(e);
        if (refused.isPresent()) {
            return answer(refused.get());
        }
        MultipartProblem problem = MultipartProblem.of(e);
        return answer(ProblemStatus.of(problem.code()), problem.code(), problem.sentence(), Map.of());
    }

    /** Tomcat looks at parameters when they are first asked for. */
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> wrongEncoding(InvalidParameterException e) {
        return e.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()
                ? answer(
                        HttpStatus.CONTENT_TOO_LARGE,
                        ProblemCode.TOO_LARGE,
                        "A field is larger than the limit.",
                        Map.of())
                : invalid("A parameter is not valid UTF-8 or not rightly encoded.");
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> wrongType(HttpMediaTypeNotSupportedException e) {
        return answer(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                e.getContentType() == null
                        ? "The request does not say of which type its body is (Content-Type)."
                        : "This address does not take a body of the type " + e.getContentType() + ".",
                Map.of());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> nothingAcceptable(HttpMediaTypeNotAcceptableException e) {
        return answer(
                HttpStatus.NOT_ACCEPTABLE,
                ProblemCode.INVALID_REQUEST,
                "The answer cannot be given in a type that the request accepts.",
                Map.of());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> wrongMethod(HttpRequestMethodNotSupportedException e) {
        ResponseEntity<Map<String, Object>> answer = answer(
                HttpStatus.METHOD_NOT_ALLOWED,
                ProblemCode.METHOD_NOT_ALLOWED,
                "This address does not take " + e.getMethod() + ".",
                Map.of());
        return ResponseEntity.status(answer.getStatusCode())
                .headers(e.getHeaders())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(answer.getBody());
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    ResponseEntity<Map<String, Object>> nothingHere() {
        return answer(HttpStatus.NOT_FOUND, ProblemCode.NOT_FOUND, "There is nothing at this address.", Map.of());
    }

    /**
     * Everything else is a defect. Once an answer is under way nothing can be added to it; passing the failure on makes the
     * server cut the connection, so that the client does not take half an answer for a whole one.
     */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Map<String, Object>> defect(Exception e, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            return null;
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        if (response.isCommitted()) {
            throw e;
        }
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                ProblemCode.INTERNAL,
                "Something went wrong in TagPilot itself; nothing was changed by this request that it did not report. The"
                        + " log of the server says more.",
                Map.of());
    }

    private static ResponseEntity<Map<String, Object>> invalid(String sentence) {
        return answer(HttpStatus.BAD_REQUEST, ProblemCode.INVALID_REQUEST, sentence, Map.of());
    }

    private static ResponseEntity<Map<String, Object>> answer(TagPilotException e) {
        return answer(ProblemStatus.of(e.code()), e.code(), e.detail(), e.fields());
    }

    private static ResponseEntity<Map<String, Object>> answer(
            HttpStatus status, ProblemCode code, String sentence, Map<String, Object> fields) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (fields.get("retryAfter") instanceof Long seconds) {
            answer.header(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemBody.of(status, code, sentence, fields));
    }
}
