package io.tagpilot.crash;

import io.tagpilot.problem.TagPilotException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Does what was done, or begun, once more, as a client does that got no answer. */
public final class Repetition {

    private final Parts parts;
    private final Path incoming;

    /** @param workspace must have a folder {@code incoming} when it comes to that */
    public Repetition(Path workspace) throws ReflectiveOperationException {
        // a set of images that is sent again within half a minute is taken for another's
        this.parts = new Parts(workspace, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1)));
        this.incoming = workspace.resolve("incoming");
    }

    /** @return whether it was taken; what was done before and cannot be done twice is refused */
    public boolean of(Operation operation) throws Exception {
        try {
            operation.run(parts, incoming);
            return true;
        } catch (TagPilotException refused) {
            return false;
        }
    }
}
