package io.tagpilot.shell;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Sends the answer that holds a whole dataset as it is: it consists of images, which compressing makes hardly smaller and many
 * times slower.
 */
final class UncompressedLoad extends ValveBase {

    private static final String PATH = "/api/tagpilot/load";

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String query = request.getQueryString();
        if (PATH.equals(request.getRequestURI()) && (query == null || !query.contains("content=links"))) {
            request.getCoyoteRequest().getMimeHeaders().removeHeader("Accept-Encoding");
        }
        getNext().invoke(request, response);
    }
}
