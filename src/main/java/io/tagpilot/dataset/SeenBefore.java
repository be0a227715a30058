package io.tagpilot.dataset;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether what a restore would change is still as the client has seen it when it decided. */
final class SeenBefore {

    private SeenBefore() {}

    /** @throws TagPilotException unless it is */
    static void refuse(LiveImages live, RestoreOrder order, String revision) throws IOException {
        if (order.images().isEmpty()
                && order.revision() != null
                && !order.revision().equals(revision)) {
            throw new TagPilotException(
                            ProblemCode.CHANGED_SINCE_LOADED,
                            live.dataset().name().title()
                                    + " was changed since you looked at its history. Nothing was restored; look at it again.")
                    .with("conflicts", List.of());
        }
        List<Conflicts.Conflict> found = new ArrayList<>();
        for (RestoreOrder.Seen image : order.images()) {
            String kind = kind(live, image, order.what());
            if (kind != null) {
                found.add(Conflicts.conflict(live, image.file(), kind));
            }
        }
        if (!found.isEmpty()) {
            throw Conflicts.problem(found);
        }
    }

    private static @Nullable String kind(LiveImages live, RestoreOrder.Seen seen, RestoreOrder.What what)
            throws IOException {
        ListedFile image = live.image(seen.file()).orElse(null);
        if (image == null && (seen.version() != null || what == RestoreOrder.What.TEXT)) {
            return "removed";
        }
        String version = image == null ? null : image.version();
        if (what != RestoreOrder.What.TEXT && !Objects.equals(version, seen.version())) {
            return "image";
        }
        CaptionFile text = live.caption(seen.file()).orElse(null);
        return Objects.equals(text == null ? null : text.version(), seen.textVersion()) ? null : "text";
    }
}
