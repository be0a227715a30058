package io.tagpilot.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Plans as files: a checksum on the first line, then the plan. */
final class PlanFiles {

    private static final Logger log = LoggerFactory.getLogger(PlanFiles.class);

    /** What a plan is called once it is history. */
    static final String NAME = "plan.json";

    private final JsonMapper json;

    PlanFiles(JsonMapper json) {
        this.json = json;
    }

    /** A plan, or why there is none; neither when there is no file. */
    record Found(@Nullable Plan plan, @Nullable String problem) {}

    byte[] encode(Plan plan) {
        byte[] body = json.writeValueAsBytes(plan);
        byte[] checksum = (DigestUtils.sha256Hex(body) + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] content = new byte[checksum.length + body.length];
        System.arraycopy(checksum, 0, content, 0, checksum.length);
        System.arraycopy(body, 0, content, checksum.length, body.length);
        return content;
    }

    Found read(Path file) throws IOException {
        String content;
        try {
            content = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException finishedMeanwhile) {
            return new Found(null, null);
        }
        byte[] body = content.substring(content.indexOf('\n') + 1).getBytes(StandardCharsets.ISO_8859_1);
        if (!content.startsWith(DigestUtils.sha256Hex(body) + "\n")) {
            return new Found(null, "its journal is damaged");
        }
        try {
            return new Found(json.readValue(body, Plan.class), null);
        } catch (JacksonException e) {
            log.debug("{} holds something else than a plan", file, e);
            return new Found(null, "its journal was written by another version of TagPilot");
        }
    }
}
