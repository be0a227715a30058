package io.tagpilot.relay.web;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import io.tagpilot.relay.Relay;
import io.tagpilot.relay.RelayAnswer;
import io.tagpilot.relay.RelayRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Calls of the page that go on to a provider. */
@RestController
@RequestMapping(RelayController.ADDRESS)
class RelayController {

    static final String ADDRESS = "/api/tagpilot/relay";

    /** In a request: sent on purpose, which a page of another site cannot do. In an answer: these are the provider's own words. */
    private static final String MARK = "X-TagPilot-Relay";

    private final Relay relay;

    RelayController(Relay relay) {
        this.relay = relay;
    }

    record Offered(List<String> services, List<String> endpoints) {}

    @GetMapping
    Offered offered() {
        return new Offered(relay.providers(), relay.endpoints());
    }

    @RequestMapping("/**")
    void pass(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!"1".equals(request.getHeader(MARK))) {
            throw new TagPilotException(
                    ProblemCode.FORBIDDEN, "Calls that are to be passed on must carry the header X-TagPilot-Relay: 1.");
        }
        write(relay.pass(toPass(request)), response);
    }

    private static RelayRequest toPass(HttpServletRequest request) throws IOException {
        return new RelayRequest(
                request.getMethod(),
                target(request.getRequestURI()),
                request.getQueryString(),
                name -> Collections.list(request.getHeaders(name)),
                request.getContentLengthLong(),
                request.getInputStream());
    }

    /** What follows our own address; an address that is spelled in another way leads nowhere. */
    private static String target(String path) {
        return path.startsWith(ADDRESS + "/") ? path.substring(ADDRESS.length() + 1) : "";
    }

    private static void write(RelayAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader(MARK, "passed");
        response.setContentType(answer.type());
        response.setContentLength(answer.length());
        answer.writeTo(response.getOutputStream());
    }
}
