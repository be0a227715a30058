package io.tagpilot.workspace;

import java.util.List;

/**
 * What a transaction will do, complete enough to be carried out by another process after a crash.
 *
 * @param id names the transaction, and with it the place of its journal and its trash; ids sort by time
 * @param datasets the folders that are locked while it runs; the first one owns the trash
 * @param steps what is done
 */
public record Plan(String id, List<String> datasets, List<Step> steps) {

    /** Copies the lists. */
    public Plan {
        datasets = List.copyOf(datasets);
        steps = List.copyOf(steps);
    }

    List<Step> steps(Step.Kind kind) {
        return steps.stream().filter(step -> step.kind() == kind).toList();
    }
}
