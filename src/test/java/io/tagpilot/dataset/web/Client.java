package io.tagpilot.dataset.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTP as a script would. */
final class Client {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BOUNDARY = "----a-boundary";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    Client(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** An answer. */
    record Reply(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        byte[] bytes() {
            return response.body();
        }

        String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return JSON.readTree(bytes());
        }

        String detail() {
            return json().path("detail").asString();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    Reply get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** Writes the answer's body to a file, so that it may be of any size. */
    Path download(String path, Path file) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.ofFile(file))
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Reply delete(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).DELETE());
    }

    Reply post(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    Reply postImages(String path, byte[] bytes) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/vnd.tagpilot.images")
                .POST(BodyPublishers.ofByteArray(bytes)));
    }

    Reply patch(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(json)));
    }

    /**
     * Sends a form with one file.
     *
     * @param fields name, value, name, value…
     */
    Reply upload(String path, String fileName, byte[] content, String... fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            part(body, "name=\"" + fields[i] + "\"", fields[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return upload(path, fileName, content, body);
    }

    /** Sends a form with one file and one field whose bytes may be anything. */
    Reply upload(String path, String fileName, byte[] content, String field, byte[] value) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "name=\"" + field + "\"", value);
        return upload(path, fileName, content, body);
    }

    private Reply upload(String path, String fileName, byte[] content, ByteArrayOutputStream body) {
        part(body, "name=\"file\"; filename=\"" + fileName + "\"", content);
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void part(ByteArrayOutputStream body, String disposition, byte[] content) {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            return new Reply(http.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
