package io.tagpilot.workspace;

import io.tagpilot.problem.TagPilotException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A change that was made, with what stood at the changed paths before.
 *
 * @param dataset in whose trash it is kept
 * @param plan what was done
 * @param folder where it is kept
 */
public record KeptChange(String dataset, Plan plan, Path folder) {

    /** Names it. Of two changes of a dataset the later one has the greater id. */
    public String id() {
        return plan.id();
    }

    /** When it was made. */
    public Instant time() {
        return TransactionId.time(id()).orElse(Instant.EPOCH);
    }

    /** Why it was made; plans of earlier versions of TagPilot do not say. */
    public Cause cause() {
        return plan.cause() == null ? Cause.of(Cause.Kind.SAVED) : plan.cause();
    }

    public List<Step> steps() {
        return plan.steps();
    }

    /** Where what stood at {@code target} is now. Nothing where nothing stood there, or where it was taken out of the trash again. */
    public Optional<Path> earlier(String target) {
        try {
            Path place = new WorkspacePath(Trash.filesIn(folder), target).path();
            return Files.exists(place, LinkOption.NOFOLLOW_LINKS) ? Optional.of(place) : Optional.empty();
        } catch (TagPilotException overALink) {
            return Optional.empty();
        }
    }

    /** Whether every step speaks of a place inside the datasets folder. */
    boolean isSound() {
        try {
            for (Step step : steps()) {
                new WorkspacePath(folder, step.target());
                new WorkspacePath(folder, step.source() == null ? step.target() : step.source());
            }
            return true;
        } catch (TagPilotException outside) {
            return false;
        }
    }
}
