package io.tagpilot.dataset.web;

import io.tagpilot.dataset.EarlierVersion;
import io.tagpilot.dataset.History;
import io.tagpilot.dataset.ImageEntry;
import io.tagpilot.dataset.OpenedVersion;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** What a dataset was before: its changes, and the images and texts of an earlier version. */
@RestController
@RequestMapping("/api/tagpilot/history")
class HistoryController {

    private final History history;
    private final PictureAnswers answers;
    private final JsonMapper json;

    HistoryController(History history, PictureAnswers answers, JsonMapper json) {
        this.history = history;
        this.answers = answers;
        this.json = json;
    }

    record Listed(String name, List<EarlierVersion> changes, List<String> notices) {}

    @GetMapping
    Listed list(@RequestParam String name) {
        History.Past past = history.of(name);
        return new Listed(past.dataset().folder(), past.changes(), past.notices());
    }

    /** Written while it is read, as the dataset itself is. */
    @GetMapping("/version")
    void version(@RequestParam String name, @RequestParam String version, HttpServletResponse response)
            throws IOException {
        OpenedVersion opened = history.open(name, version);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (JsonGenerator out = json.createGenerator(response.getOutputStream())) {
            out.writeStartObject();
            out.writeStringProperty("name", opened.dataset().folder());
            out.writeStringProperty("version", version);
            out.writeStringProperty("revision", opened.revision());
            out.writeStringProperty("trigger", opened.trigger());
            out.writeArrayPropertyStart("images");
            for (Iterator<ImageEntry> images = opened.images().iterator(); images.hasNext(); ) {
                out.writePOJO(images.next());
            }
            out.writeEndArray();
            out.writeEndObject();
        }
    }

    @GetMapping("/image")
    ResponseEntity<Resource> image(
            @RequestParam String name,
            @RequestParam String version,
            @RequestParam String file,
            @RequestParam(name = "v", required = false) @Nullable String v,
            @RequestHeader(name = HttpHeaders.IF_RANGE, required = false) @Nullable String ifRange)
            throws IOException {
        return answers.image(history.image(name, version, file), v, ifRange);
    }

    @GetMapping("/thumbnail")
    ResponseEntity<Resource> thumbnail(
            @RequestParam String name,
            @RequestParam String version,
            @RequestParam String file,
            @RequestParam(name = "v", required = false) @Nullable String v,
            @RequestParam int size)
            throws IOException {
        return answers.thumbnail(history.image(name, version, file), v, size);
    }
}
