package io.tagpilot.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTP as text, so that a request can be as wrong as a test wants it. */
public final class RawHttp {

    private final int port;

    public RawHttp(int port) {
        this.port = port;
    }

    /** What came back. */
    public record Answer(int status, List<String> headerLines, String body) {

        /** The value of a header, or an empty text; two headers of one name are joined by {@code |}. */
        public String header(String name) {
            List<String> values = new ArrayList<>();
            for (String line : headerLines) {
                if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
                    values.add(line.substring(name.length() + 1).strip());
                }
            }
            return String.join("|", values);
        }

        public JsonNode json() {
            return new JsonMapper().readTree(body);
        }

        public String detail() {
            return json().path("detail").asString();
        }
    }

    public Answer get(String path, String... headers) throws IOException {
        return send("GET", path, "", headers);
    }

    /** Sends a request with a right {@code Host} unless the headers bring one. */
    public Answer send(String method, String path, String body, String... headers) throws IOException {
        return send(method, path, body.getBytes(StandardCharsets.ISO_8859_1), headers);
    }

    /** The same, with a body of bytes. */
    public Answer send(String method, String path, byte[] body, String... headers) throws IOException {
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nConnection: close\r\n");
        if (List.of(headers).stream().noneMatch(header -> header.startsWith("Host:"))) {
            request.append("Host: localhost:").append(port).append("\r\n");
        }
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        if (body.length > 0) {
            request.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return raw((request + "\r\n").getBytes(StandardCharsets.ISO_8859_1), body);
    }

    /** Sends exactly this, each character as one byte, and reads to the end. */
    public Answer raw(String request) throws IOException {
        return raw(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Answer raw(byte[]... parts) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            for (byte[] part : parts) {
                out.write(part);
            }
            out.flush();
            socket.shutdownOutput();
            return parse(readAll(socket.getInputStream()));
        }
    }

    private static String readAll(InputStream in) throws IOException {
        StringBuilder answer = new StringBuilder();
        byte[] buffer = new byte[8192];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                answer.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            if (answer.isEmpty()) {
                throw e;
            }
        }
        return answer.toString();
    }

    private static Answer parse(String answer) {
        if (answer.isEmpty()) {
            return new Answer(0, List.of(), "");
        }
        int end = answer.indexOf("\r\n\r\n");
        List<String> lines = List.of(answer.substring(0, end).split("\r\n", -1));
        String body = answer.substring(end + 4);
        boolean chunked = lines.stream().anyMatch(line -> line.equalsIgnoreCase("Transfer-Encoding: chunked"));
        int status = Integer.parseInt(lines.get(0).split(" ", -1)[1]);
        String text = chunked ? unchunked(body) : body;
        return new Answer(
                status,
                lines.subList(1, lines.size()),
                new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    private static String unchunked(String body) {
        StringBuilder whole = new StringBuilder();
        int at = 0;
        while (at < body.length()) {
            int lineEnd = body.indexOf("\r\n", at);
            int length = Integer.parseInt(body.substring(at, lineEnd).strip(), 16);
            if (length == 0) {
                return whole.toString();
            }
            whole.append(body, lineEnd + 2, lineEnd + 2 + length);
            at = lineEnd + 4 + length;
        }
        return whole + "<cut>";
    }
}
