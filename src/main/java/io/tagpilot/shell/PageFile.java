package io.tagpilot.shell;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;

/** One file that the page loads. */
final class PageFile {

    private static final Map<String, MediaType> TYPES = Map.of(
            "js", text("javascript"),
            "css", text("css"),
            "txt", text("plain"),
            "json", MediaType.APPLICATION_JSON,
            "map", MediaType.APPLICATION_JSON,
            "svg", MediaType.valueOf("image/svg+xml"),
            "png", MediaType.IMAGE_PNG,
            "woff2", MediaType.valueOf("font/woff2"),
            "wasm", MediaType.valueOf("application/wasm"));

    private final String name;
    private final byte[] content;

    PageFile(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    MediaType type() {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, MediaType.APPLICATION_OCTET_STREAM);
    }

    byte[] content() {
        return content;
    }

    private static MediaType text(String subtype) {
        return new MediaType("text", subtype, StandardCharsets.UTF_8);
    }
}
