package io.tagpilot.shell;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem where no controller is reached. */
final class ProblemWriter {

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    void write(HttpServletResponse response, ProblemCode code, String sentence) throws IOException {
        write(response, ProblemStatus.of(code), code, sentence);
    }

    /** Says that there is too much to do, and when to come again. */
    void writeBusy(HttpServletResponse response, String sentence, long seconds) throws IOException {
        String whole = sentence + " Try again in " + seconds + " seconds.";
        write(response, new TagPilotException(ProblemCode.BUSY, whole).with("retryAfter", seconds));
    }

    void write(HttpServletResponse response, TagPilotException problem) throws IOException {
        if (problem.fields().get("retryAfter") instanceof Long seconds) {
            response.setHeader(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        HttpStatus status = ProblemStatus.of(problem.code());
        write(response, status, ProblemBody.of(status, problem.code(), problem.detail(), problem.fields()));
    }

    void write(HttpServletResponse response, HttpStatus status, ProblemCode code, String sentence) throws IOException {
        write(response, status, ProblemBody.of(status, code, sentence, Map.of()));
    }

    private void write(HttpServletResponse response, HttpStatus status, Map<String, Object> problem)
            throws IOException {
        byte[] body = json.writeValueAsBytes(problem);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
