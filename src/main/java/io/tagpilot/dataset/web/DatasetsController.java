package io.tagpilot.dataset.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tagpilot.dataset.Dataset;
import io.tagpilot.dataset.DatasetFolders;
import io.tagpilot.dataset.DatasetSummary;
import io.tagpilot.dataset.Datasets;
import io.tagpilot.dataset.Replacements;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Whole datasets, as ControlPilot's pages list, make, upload, rename and delete them. */
@RestController
@RequestMapping("/api/datasets")
class DatasetsController {

    private final Datasets datasets;
    private final DatasetFolders folders;
    private final Replacements replacements;

    DatasetsController(Datasets datasets, DatasetFolders folders, Replacements replacements) {
        this.datasets = datasets;
        this.folders = folders;
        this.replacements = replacements;
    }

    /** A dataset in the list. */
    record Listed(
            String name,
            String display,
            int images,
            @JsonProperty("size_bytes") long sizeBytes,
            @JsonProperty("has_tags") boolean hasTags,
            String path) {

        static Listed of(DatasetSummary dataset) {
            return new Listed(
                    dataset.name().folder(),
                    dataset.name().display(),
                    dataset.images(),
                    dataset.bytes(),
                    dataset.texts() > 0,
                    dataset.path().toString());
        }
    }

    record Named(@Nullable String name) {}

    record Done(String status, String path) {}

    record Uploaded(
            String status,
            String zip,
            @JsonProperty("extracted_to") String extractedTo) {}

    record Renamed(
            String status,
            @JsonProperty("old_path") String oldPath,
            @JsonProperty("new_path") String newPath) {}

    @GetMapping
    List<Listed> list() {
        return datasets.list().stream().map(Listed::of).toList();
    }

    @PostMapping("/create")
    Done create(@RequestBody Named body) {
        String name = notBlank(body, "name is required");
        return new Done("created", folders.create(name).path().toString());
    }

    @PostMapping(path = "/upload", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Uploaded upload(MultipartHttpServletRequest request) {
        MultipartFile file = Form.file(request);
        replacements.checkSize(file.getSize());
        String name = Form.nameOf(file).replaceFirst("(?i)\\.zip$", "");
        Replacements.Replaced replaced =
                replacements.byZip(name, Form.nameOf(file), place -> file.transferTo(place.toFile()));
        return new Uploaded(
                "uploaded", replaced.zip().toString(), replaced.path().toString());
    }

    @PatchMapping("/{name}")
    Renamed rename(@PathVariable String name, @RequestBody Named body) {
        String newName = notBlank(body, "new name is required");
        Dataset dataset = datasets.get(name);
        Dataset renamed = folders.rename(dataset, newName);
        return new Renamed("renamed", dataset.path().toString(), renamed.path().toString());
    }

    @DeleteMapping("/{name}")
    Done delete(@PathVariable String name) {
        Dataset dataset = datasets.get(name);
        folders.delete(dataset);
        return new Done("deleted", dataset.path().toString());
    }

    private static String notBlank(Named body, String sentence) {
        if (body.name() == null || body.name().isBlank()) {
            throw Form.invalid(sentence);
        }
        return body.name();
    }
}
