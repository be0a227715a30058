package io.tagpilot.shell;

import io.tagpilot.problem.ProblemCode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** The body of an answer that tells of a problem, as RFC 9457 has it, with our code and further fields. */
final class ProblemBody {

    private ProblemBody() {}

    static Map<String, Object> of(HttpStatus status, ProblemCode code, String sentence, Map<String, Object> fields) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", status.getReasonPhrase());
        body.put("status", status.value());
        body.put("detail", sentence);
        body.put("code", code.slug());
        fields.forEach(body::putIfAbsent);
        return body;
    }
}
