package io.tagpilot.dataset.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tagpilot.dataset.Dataset;
import io.tagpilot.dataset.DatasetSummary;
import io.tagpilot.dataset.Datasets;
import io.tagpilot.dataset.ListedFile;
import io.tagpilot.dataset.OpenedDataset;
import io.tagpilot.dataset.ZipCopies;
import io.tagpilot.workspace.InterruptedChanges;
import io.tagpilot.workspace.Workspace;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the page asks about the workspace and about datasets in it. */
@RestController
@RequestMapping("/api/tagpilot")
class WorkspaceController {

    private final Workspace workspace;
    private final Datasets datasets;
    private final ZipCopies zips;
    private final InterruptedChanges interrupted;
    private final String version;

    WorkspaceController(
            Workspace workspace,
            Datasets datasets,
            ZipCopies zips,
            InterruptedChanges interrupted,
            @Value("${tagpilot.version}") String version) {
        this.workspace = workspace;
        this.datasets = datasets;
        this.zips = zips;
        this.interrupted = interrupted;
        this.version = version;
    }

    record Cover(String file, String version) {
        static Cover of(ListedFile image) {
            return new Cover(image.path(), image.version());
        }
    }

    record Listed(String name, String title, int images, long bytes, int texts, Instant changed, List<Cover> covers) {

        static Listed of(DatasetSummary dataset) {
            return new Listed(
                    dataset.name().folder(),
                    dataset.name().title(),
                    dataset.images(),
                    dataset.bytes(),
                    dataset.texts(),
                    dataset.changed(),
                    dataset.covers().stream().map(Cover::of).toList());
        }
    }

    record Overview(
            String path,
            boolean writable,
            @JsonProperty("free_bytes") long freeBytes,
            String version,
            List<String> notices,
            List<Listed> datasets) {}

    record Zip(String state, String path, @Nullable String detail) {}

    record Revision(String name, String revision) {}

    record Name(String name, String title, boolean exists) {}

    @GetMapping("/workspace")
    Overview overview() {
        return new Overview(
                workspace.datasetsFolder().toString(),
                workspace.isWritable(),
                workspace.freeBytes(),
                version,
                interrupted.all(),
                datasets.listWithCovers().stream().map(Listed::of).toList());
    }

    /** Names the state of a dataset, so that a page sees whether it still shows it. */
    @GetMapping("/revision")
    Revision revision(@RequestParam String name) {
        OpenedDataset dataset = datasets.open(name);
        return new Revision(dataset.dataset().folder(), dataset.revision());
    }

    @GetMapping("/zip")
    Zip zip(@RequestParam String name) {
        ZipCopies.Status status = zips.status(name);
        return new Zip(
                status.state().name().toLowerCase(Locale.ROOT),
                status.path().toString(),
                status.detail().isEmpty() ? null : status.detail());
    }

    /** What a name that somebody types would become. */
    @GetMapping("/name")
    Name name(@RequestParam String name) {
        Dataset dataset = datasets.findOrNew(name);
        return new Name(dataset.folder(), dataset.name().title(), Files.isDirectory(dataset.path()));
    }
}
