package io.tagpilot.dataset;

import io.tagpilot.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;

/** What has the name of a dataset and comes and goes with it. */
@Component
final class Belongings {

    private final Workspace workspace;
    private final Datasets datasets;
    private final Memory memory;
    private final ZipCopies zips;

    Belongings(Workspace workspace, Datasets datasets, Memory memory, ZipCopies zips) {
        this.workspace = workspace;
        this.datasets = datasets;
        this.memory = memory;
        this.zips = zips;
    }

    /** The dataset's folder, its ZIP copy, its memory and its mark for the ZIP copy, always in this order. */
    List<Path> of(Dataset dataset) {
        return List.of(
                dataset.path(),
                datasets.zipOf(dataset.name()),
                workspace.resolve(memory.placeOf(dataset.folder())),
                zips.mark(dataset));
    }
}
