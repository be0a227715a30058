package io.tagpilot.dataset.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses an answer of many megabytes that repeats itself a lot: it gets a fifth larger than the usual compression of the server would
 * make it, in a third of the time.
 */
final class QuickGzip extends GZIPOutputStream {

    private static final int PIECE = 64 * 1024;

    private QuickGzip(OutputStream out) throws IOException {
        super(out, PIECE, true);
        def.setLevel(Deflater.BEST_SPEED);
    }

    /** Where the body of an answer is to be written, compressed if the client takes that. */
    static OutputStream body(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.addHeader("Vary", "Accept-Encoding");
        if (!isTaken(request)) {
            return response.getOutputStream();
        }
        response.setHeader("Content-Encoding", "gzip");
        return new QuickGzip(response.getOutputStream());
    }

    private static boolean isTaken(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Accept-Encoding")).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(coding -> coding.replace(" ", ""))
                .anyMatch(coding ->
                        coding.equals("gzip") || (coding.startsWith("gzip;q=") && !coding.matches(".*=0(\\.0*)?")));
    }
}
