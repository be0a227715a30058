package io.tagpilot.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a request tells about where it comes from. A header that is there more than once is given as one value that matches
 * nothing.
 *
 * @param fetchSite the browser's word on how the asking page is related to us; browsers leave it out at plain {@code http}
 *     addresses other than this computer's
 */
record RequestFacts(
        String method,
        String path,
        Optional<String> host,
        Optional<String> origin,
        Optional<String> fetchSite,
        Optional<String> fetchMode,
        Optional<String> fetchDest) {

    static RequestFacts of(HttpServletRequest request) {
        return new RequestFacts(
                request.getMethod(),
                request.getRequestURI(),
                header(request, "Host"),
                header(request, "Origin"),
                header(request, "Sec-Fetch-Site"),
                header(request, "Sec-Fetch-Mode"),
                header(request, "Sec-Fetch-Dest"));
    }

    private static Optional<String> header(HttpServletRequest request, String name) {
        List<String> values = Collections.list(request.getHeaders(name));
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }
}
