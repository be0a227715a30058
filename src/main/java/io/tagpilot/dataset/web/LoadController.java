package io.tagpilot.dataset.web;

import io.tagpilot.dataset.Datasets;
import io.tagpilot.dataset.ImageEntry;
import io.tagpilot.dataset.ListedFile;
import io.tagpilot.dataset.OpenedDataset;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** A dataset's content, written while it is read: no answer is ever whole in memory. */
@RestController
@RequestMapping("/api/tagpilot/load")
class LoadController {

    private static final Logger log = LoggerFactory.getLogger(LoadController.class);
    private static final int MOST_FILES = 1000;

    private final Datasets datasets;
    private final JsonMapper json;

    LoadController(Datasets datasets, JsonMapper json) {
        this.datasets = datasets;
        this.json = json;
    }

    /** Images and texts with their bytes, for clients that take the whole dataset in one. */
    @GetMapping
    void bytes(
            @RequestParam String name,
            @RequestParam(defaultValue = "0") String offset,
            @RequestParam(defaultValue = "0") String limit,
            HttpServletResponse response)
            throws IOException {
        long from = Form.atLeastZero("offset", offset);
        long most = Math.min(Form.atLeastZero("limit", limit), MOST_FILES);
        OpenedDataset dataset = datasets.open(name);
        List<ListedFile> files = dataset.files();
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (JsonGenerator out = json.createGenerator(response.getOutputStream())) {
            out.writeStartObject();
            out.writeStringProperty("name", dataset.dataset().folder());
            out.writeArrayPropertyStart("files");
            int returned = 0;
            for (ListedFile file : page(files, from, most)) {
                returned += write(out, dataset, file) ? 1 : 0;
            }
            out.writeEndArray();
            out.writeNumberProperty("offset", from);
            out.writeNumberProperty("limit", most);
            out.writeNumberProperty("total", files.size());
            out.writeNumberProperty("returned", returned);
            out.writeEndObject();
        }
    }

    /**
     * What the page needs to show the dataset; the bytes of images have addresses of their own. One image stands in a line, so that
     * it can be taken in while it arrives.
     */
    @GetMapping(params = "content=links")
    void links(@RequestParam String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
        OpenedDataset dataset = datasets.open(name);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (JsonGenerator out = json.createGenerator(QuickGzip.body(request, response))) {
            out.writeStartObject();
            out.writeStringProperty("name", dataset.dataset().folder());
            out.writeStringProperty("title", dataset.dataset().name().title());
            out.writeStringProperty("path", dataset.dataset().path().toString());
            out.writeStringProperty("revision", dataset.revision());
            out.writeStringProperty("trigger", dataset.trigger());
            out.writeNumberProperty("others", dataset.others());
            out.writePOJOProperty("notices", dataset.notices());
            out.writeNumberProperty("total", dataset.size());
            out.writeArrayPropertyStart("images");
            out.writeRaw('\n');
            try (Stream<ImageEntry> images = dataset.images()) {
                int written = 0;
                for (Iterator<ImageEntry> left = images.iterator(); left.hasNext(); ) {
                    out.writePOJO(left.next()).writeRaw('\n');
                    if (++written == OpenedDataset.FIRST) {
                        out.flush(); // whoever shows them can begin
                    }
                }
            }
            out.writeEndArray();
            out.writeEndObject();
        }
    }

    private static List<ListedFile> page(List<ListedFile> files, long offset, long limit) {
        return files.stream()
                .skip(offset)
                .limit(limit == 0 ? Long.MAX_VALUE : limit)
                .toList();
    }

    private static boolean write(JsonGenerator out, OpenedDataset dataset, ListedFile file) throws IOException {
        InputStream opened;
        try {
            opened = Files.newInputStream(dataset.place(file));
        } catch (IOException goneMeanwhile) {
            log.warn("{} is left out", file.path(), goneMeanwhile);
            return false;
        }
        try (InputStream in = opened) {
            out.writeStartObject();
            out.writeStringProperty("name", file.path());
            out.writeStringProperty("mime", OpenedDataset.mime(file));
            out.writeName("b64");
            out.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, in, -1);
            out.writeEndObject();
            return true;
        }
    }
}
