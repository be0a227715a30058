package io.tagpilot.dataset.web;

import io.tagpilot.dataset.DeletedDatasets;
import io.tagpilot.dataset.RestoreOrder;
import io.tagpilot.dataset.Restores;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Gets back what was: parts of a dataset, a whole one, a copy of what it was, or one that was deleted. */
@RestController
@RequestMapping("/api/tagpilot")
class RestoreController {

    private final Restores restores;
    private final DeletedDatasets deleted;

    RestoreController(Restores restores, DeletedDatasets deleted) {
        this.restores = restores;
        this.deleted = deleted;
    }

    record Seen(
            @Nullable String file,
            @Nullable String version,
            @Nullable String textVersion) {}

    record Restore(
            @Nullable String save,
            @Nullable String version,
            @Nullable String what,
            @Nullable List<@Nullable Seen> images,
            @Nullable String revision,
            @Nullable String about) {

        RestoreOrder toOrder() {
            RestoreOrder.What much = what(Form.required("what", what));
            List<RestoreOrder.Seen> seen = images == null
                    ? List.of()
                    : images.stream()
                            .filter(Objects::nonNull)
                            .map(one -> new RestoreOrder.Seen(
                                    Form.required("file", one.file()), one.version(), one.textVersion()))
                            .toList();
            if (seen.isEmpty() != (much == RestoreOrder.What.ALL)) {
                throw Form.invalid("images must be named for text and image, and not for all");
            }
            return new RestoreOrder(
                    Form.saveId(save),
                    Form.required("version", version),
                    much,
                    seen,
                    revision,
                    Form.sentence("about", about));
        }

        private static RestoreOrder.What what(String what) {
            return switch (what) {
                case "text" -> RestoreOrder.What.TEXT;
                case "image" -> RestoreOrder.What.IMAGE;
                case "all" -> RestoreOrder.What.ALL;
                default -> throw Form.invalid("what must be text, image or all");
            };
        }
    }

    record Copy(
            @Nullable String save,
            @Nullable String version,
            @Nullable String copy) {}

    record Deleted(String name, String id, String title, Instant deleted, int images, int texts, long bytes) {

        static Deleted of(DeletedDatasets.Deleted one) {
            return new Deleted(
                    one.summary().name().folder(),
                    one.id(),
                    one.summary().name().title(),
                    one.deleted(),
                    one.summary().images(),
                    one.summary().texts(),
                    one.summary().bytes());
        }
    }

    record BringBack(
            @Nullable String save,
            @Nullable String name,
            @Nullable String id,
            @Nullable String as) {}

    @PostMapping(path = "/restore", consumes = MediaType.APPLICATION_JSON_VALUE)
    JsonNode restore(@RequestParam String name, @RequestBody Restore body) {
        return restores.restore(name, body.toOrder());
    }

    @PostMapping(path = "/restore/copy", consumes = MediaType.APPLICATION_JSON_VALUE)
    JsonNode copy(@RequestParam String name, @RequestBody Copy body) {
        return restores.copy(
                name,
                Form.saveId(body.save()),
                Form.required("version", body.version()),
                Form.required("copy", body.copy()));
    }

    @GetMapping("/deleted")
    List<Deleted> deleted() {
        return deleted.list().stream().map(Deleted::of).toList();
    }

    @PostMapping(path = "/deleted/restore", consumes = MediaType.APPLICATION_JSON_VALUE)
    JsonNode bringBack(@RequestBody BringBack body) {
        String name = Form.required("name", body.name());
        return deleted.bringBack(
                name, Form.required("id", body.id()), body.as() == null ? name : body.as(), Form.saveId(body.save()));
    }
}
