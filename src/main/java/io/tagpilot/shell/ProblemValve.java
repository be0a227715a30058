package io.tagpilot.shell;

import jakarta.servlet.RequestDispatcher;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Answers for the server itself, where a request is so broken that none of our code sees it: in JSON instead of HTML. */
final class ProblemValve extends ErrorReportValve {

    private final ProblemWriter problems;

    ProblemValve(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        SecurityHeaders.addTo(response);
        try {
            problems.write(response, status, ProblemStatus.codeOf(status.value()), sentence(request, status));
            response.finishResponse();
        } catch (IOException e) {
            container.getLogger().debug("The client has gone before it was told of a problem", e);
        }
    }

    private static String sentence(Request request, HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST ->
                request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IOException
                        ? "The request was cut off. Send it again."
                        : "The request cannot be understood.";
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED -> "This address does not take this method.";
            case REQUEST_TIMEOUT -> "The request came too slowly and was broken off. Send it again.";
            case NOT_IMPLEMENTED, HTTP_VERSION_NOT_SUPPORTED ->
                "The request uses something of HTTP that is not taken here.";
            case CONTENT_TOO_LARGE -> "The request is larger than the limit.";
            default ->
                status.is4xxClientError()
                        ? "The request cannot be understood."
                        : "Something went wrong in TagPilot itself. The log of the server says more.";
        };
    }
}
