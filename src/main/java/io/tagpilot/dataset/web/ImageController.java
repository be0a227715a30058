package io.tagpilot.dataset.web;

import io.tagpilot.dataset.Datasets;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Images of datasets and small pictures of them. */
@RestController
@RequestMapping("/api/tagpilot")
class ImageController {

    private final Datasets datasets;
    private final PictureAnswers answers;

    ImageController(Datasets datasets, PictureAnswers answers) {
        this.datasets = datasets;
        this.answers = answers;
    }

    @GetMapping("/image")
    ResponseEntity<Resource> image(
            @RequestParam String name,
            @RequestParam String file,
            @RequestParam(name = "v", required = false) @Nullable String version,
            @RequestHeader(name = HttpHeaders.IF_RANGE, required = false) @Nullable String ifRange)
            throws IOException {
        return answers.image(datasets.image(name, file), version, ifRange);
    }

    @GetMapping("/thumbnail")
    ResponseEntity<Resource> thumbnail(
            @RequestParam String name,
            @RequestParam String file,
            @RequestParam(name = "v", required = false) @Nullable String version,
            @RequestParam int size)
            throws IOException {
        return answers.thumbnail(datasets.image(name, file), version, size);
    }
}
