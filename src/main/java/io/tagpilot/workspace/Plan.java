package io.tagpilot.workspace;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction will do, complete enough to be carried out by another process after a crash.
 *
 * @param id names the transaction, and with it the place of its journal and its trash; ids sort by time
 * @param datasets the folders that are locked while it runs; the first one owns the trash
 * @param steps what is done
 * @param cause why, or null in plans of earlier versions of TagPilot
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Plan(
        String id,
        List<String> datasets,
        List<Step> steps,
        @Nullable Cause cause) {

    /** Copies the lists. */
    public Plan {
        datasets = List.copyOf(datasets);
        steps = List.copyOf(steps);
    }

    List<Step> steps(Step.Kind kind) {
        return steps.stream().filter(step -> step.kind() == kind).toList();
    }

    /** The datasets, beside the owner of the trash, whose whole folder comes or goes. */
    List<String> moved() {
        return datasets.stream()
                .skip(1)
                .filter(dataset ->
                        steps.stream().anyMatch(step -> dataset.equals(step.target()) || dataset.equals(step.source())))
                .toList();
    }
}
