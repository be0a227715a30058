package io.tagpilot.dataset;

import io.tagpilot.workspace.KeptChange;
import io.tagpilot.workspace.Step;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A change of a dataset, made when its folder had perhaps another name.
 *
 * @param folder the dataset's folder then, or after the change when it moved the folder
 * @param change what was done
 */
record PastChange(String folder, KeptChange change) {

    String id() {
        return change.id();
    }

    /** Where the whole folder came from, when the change brought it. */
    Optional<String> origin() {
        return change.steps().stream()
                .filter(step -> step.kind() == Step.Kind.PUT && step.target().equals(folder))
                .flatMap(step -> Stream.ofNullable(step.source()))
                .findFirst();
    }

    /** Whether the change took the whole folder away, so that what was changed before it belongs to something else. */
    boolean tookAway() {
        return change.steps().stream()
                .anyMatch(step -> folder.equals(step.source())
                        || (step.kind() == Step.Kind.DROP && step.target().equals(folder)));
    }

    /** The steps that changed an image or a text. */
    Stream<Step> fileSteps() {
        return change.steps().stream()
                .filter(step -> step.kind() != Step.Kind.FOLDER)
                .filter(step -> step.target().startsWith(folder + "/"))
                .filter(step -> FileKind.of(step.target()) != FileKind.OTHER);
    }

    /** Whether the dataset's images and texts were others before, so that there is a version to go back to. */
    boolean isVersion() {
        return !change.cause().created() && fileSteps().findAny().isPresent();
    }

    /** The name in the dataset of what a step changed. */
    String nameOf(Step step) {
        return step.target().substring(folder.length() + 1);
    }
}
