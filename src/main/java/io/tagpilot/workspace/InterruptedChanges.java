package io.tagpilot.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Changes that were decided, were interrupted, and cannot be finished. Nothing is done about them but to tell people, who have to look
 * at the dataset themselves; they are told until they delete the journal's file.
 */
@Component
public final class InterruptedChanges {

    private static final Logger log = LoggerFactory.getLogger(InterruptedChanges.class);

    private final Workspace workspace;
    private final Journal journal;
    private final Trash trash;

    InterruptedChanges(Workspace workspace, Journal journal, Trash trash) {
        this.workspace = workspace;
        this.journal = journal;
        this.trash = trash;
    }

    /** A sentence for each of them. */
    public List<String> all() {
        List<String> sentences = new ArrayList<>();
        stuck().forEach((file, reason) -> sentences.add(sentence(file, reason, datasetsOf(file))));
        return sentences;
    }

    /** A sentence for each that is a change of that dataset, or of one that cannot be told any more. */
    public List<String> of(String dataset) {
        List<String> sentences = new ArrayList<>();
        stuck().forEach((file, reason) -> {
            Set<String> datasets = datasetsOf(file);
            if (datasets.isEmpty() || datasets.contains(dataset)) {
                sentences.add(sentence(file, reason, datasets));
            }
        });
        return sentences;
    }

    private Map<Path, String> stuck() {
        try {
            return journal.stuck();
        } catch (IOException e) {
            log.warn("The journal cannot be read", e);
            return Map.of();
        }
    }

    /** A plan makes its folder in the trash before it is in the journal, so that tells whose it is even when it cannot be read. */
    private Set<String> datasetsOf(Path file) {
        try {
            return trash.datasetsOf(Journal.idOf(file));
        } catch (IOException e) {
            log.warn("The trash cannot be read", e);
            return Set.of();
        }
    }

    private String sentence(Path file, String reason, Set<String> datasets) {
        String whose = datasets.isEmpty() ? "a dataset" : String.join(", ", datasets);
        String earlier = datasets.isEmpty() ? "" : "; earlier versions lie in " + Workspace.STATE + "/trash/" + whose;
        return "A change of " + whose + " was interrupted and could not be finished, because " + reason
                + ". Nothing more was changed. Look whether its images and texts are as they should be" + earlier
                + ". Then delete " + workspace.relativize(file) + ".";
    }
}
