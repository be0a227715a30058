package io.tagpilot.shell;

import io.tagpilot.problem.ProblemCode;
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
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        write(
                response,
                ProblemStatus.of(ProblemCode.BUSY),
                ProblemCode.BUSY,
                sentence + " Try again in " + seconds + " seconds.",
                Map.of("retryAfter", seconds));
    }

    void write(HttpServletResponse response, HttpStatus status, ProblemCode code, String sentence) throws IOException {
        write(response, status, code, sentence, Map.of());
    }

    private void write(
            HttpServletResponse response,
            HttpStatus status,
            ProblemCode code,
            String sentence,
            Map<String, Object> fields)
            throws IOException {
        byte[] body = json.writeValueAsBytes(ProblemBody.of(status, code, sentence, fields));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
