package io.tagpilot.shell;

import io.tagpilot.problem.ProblemCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
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

    void write(HttpServletResponse response, HttpStatus status, ProblemCode code, String sentence) throws IOException {
        byte[] body = json.writeValueAsBytes(ProblemBody.of(status, code, sentence, Map.of()));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
