package io.tagpilot.dataset.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tagpilot.dataset.ItemSaves;
import io.tagpilot.dataset.Replacements;
import io.tagpilot.dataset.Saves;
import io.tagpilot.dataset.StagedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that saves a dataset. */
@RestController
@RequestMapping("/api/tagpilot")
class SaveController {

    private final Replacements replacements;
    private final ItemSaves itemSaves;
    private final Saves saves;
    private final JsonMapper json;

    SaveController(Replacements replacements, ItemSaves itemSaves, Saves saves, JsonMapper json) {
        this.replacements = replacements;
        this.itemSaves = itemSaves;
        this.saves = saves;
        this.json = json;
    }

    record Saved(String status, String path, String zip) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SavedItem(
            String status,
            String path,
            String file,
            boolean done,
            @Nullable String zip) {}

    record Staged(
            String status, String save, String item, long bytes, String sha256, String mime, int width, int height) {

        static Staged of(String save, StagedImage image) {
            return new Staged(
                    "staged",
                    save,
                    image.item(),
                    image.bytes(),
                    image.sha256(),
                    image.facts().type().mime(),
                    image.facts().width(),
                    image.facts().height());
        }
    }

    /** Replaces a dataset by a ZIP. */
    @PostMapping(path = "/save", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Saved zip(@RequestParam String name, MultipartHttpServletRequest request) {
        MultipartFile file = Form.file(request);
        replacements.checkSize(file.getSize());
        Replacements.Replaced saved =
                replacements.byZip(name, Form.nameOf(file), place -> file.transferTo(place.toFile()));
        return new Saved("saved", saved.path().toString(), saved.zip().toString());
    }

    /** One image of a set, from clients that send them one by one and name no save. */
    @PostMapping(path = "/save-item", params = "!save", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    SavedItem item(
            @RequestParam String name,
            @RequestParam(required = false) @Nullable String tags,
            @RequestParam(required = false) @Nullable String reset,
            @RequestParam(required = false) @Nullable String done,
            MultipartHttpServletRequest request)
            throws IOException {
        MultipartFile file = Form.file(request);
        String text = Form.text(request, "tags", tags);
        ItemSaves.Item item =
                new ItemSaves.Item(Form.nameOf(file), text, Form.flag("reset", reset), Form.flag("done", done));
        try (InputStream bytes = file.getInputStream()) {
            ItemSaves.Saved saved = itemSaves.save(name, item, bytes);
            String zip = saved.zip() == null ? null : saved.zip().toString();
            return new SavedItem("saved-item", saved.path().toString(), saved.file(), item.done(), zip);
        }
    }

    /** One image for a save of the page, which {@link #changes} will decide. */
    @PostMapping(path = "/save-item", params = "save", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Staged stage(
            @RequestParam String name,
            @RequestParam String save,
            @RequestParam(required = false) @Nullable String item,
            MultipartHttpServletRequest request)
            throws IOException {
        MultipartFile file = Form.file(request);
        try (InputStream bytes = file.getInputStream()) {
            return Staged.of(save, saves.stage(name, Form.saveId(save), Form.itemId(item), Form.nameOf(file), bytes));
        }
    }

    record AllStaged(String status, String save, List<Staged> images) {}

    /**
     * Several images for a save of the page, without a form around them: looking for the end of a part takes longer than all else that is
     * done with it. Those before one that is refused have arrived.
     */
    @PostMapping(path = "/save-item", consumes = PackedItem.TYPE)
    AllStaged stageAll(@RequestParam String name, @RequestParam String save, @RequestBody byte[] body) {
        List<Staged> staged = new ArrayList<>();
        for (PackedItem item : PackedItem.allIn(body, json)) {
            staged.add(Staged.of(save, saves.stage(name, Form.saveId(save), item.item(), item.file(), item.bytes())));
        }
        return new AllStaged("staged", save, staged);
    }

    record Progress(
            String save,
            Map<String, String> staged,
            @Nullable JsonNode answer) {}

    /** How far a save of the page has come. */
    @GetMapping("/staged")
    Progress progress(@RequestParam String name, @RequestParam String save) {
        Saves.Progress progress = saves.progress(name, Form.saveId(save));
        return new Progress(save, progress.staged(), progress.answer());
    }

    /** Decides a save of the page. */
    @PostMapping(path = "/changes", consumes = MediaType.APPLICATION_JSON_VALUE)
    JsonNode changes(@RequestParam String name, @RequestBody ChangesRequest body) {
        return saves.save(name, body.toChangeSet());
    }
}
