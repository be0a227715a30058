package io.tagpilot.corpus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A multipart body, as right or as wrong as a test wants it. */
final class FormBytes {

    static final String BOUNDARY = "XcorpusX";
    static final String TYPE = "Content-Type: multipart/form-data; boundary=" + BOUNDARY;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static FormBytes ofFile(String name, byte[] content) {
        return new FormBytes().file(name, content);
    }

    FormBytes file(String name, byte[] content) {
        return part("name=\"file\"; filename=\"" + name + "\"", content);
    }

    FormBytes field(String name, String value) {
        return part("name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
    }

    /** A part whose {@code Content-Disposition} goes on like this, further header lines included. */
    FormBytes part(String disposition, byte[] content) {
        text("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n");
        out.writeBytes(content);
        text("\r\n");
        return this;
    }

    byte[] build() {
        text("--" + BOUNDARY + "--\r\n");
        return out.toByteArray();
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
