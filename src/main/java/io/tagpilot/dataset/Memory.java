package io.tagpilot.dataset;

import io.tagpilot.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is kept about datasets outside of them: what is {@link Remembered}, and the answers to saves. Written by transactions only. */
@Component
final class Memory {

    private static final Logger log = LoggerFactory.getLogger(Memory.class);

    private final Workspace workspace;
    private final JsonMapper json;

    Memory(Workspace workspace, JsonMapper json) {
        this.workspace = workspace;
        this.json = json;
    }

    /** Where a dataset's {@link Remembered} is put. */
    String placeOf(String dataset) {
        return Workspace.STATE + "/memory/" + dataset + ".json";
    }

    /** Where the answer to a save is put. */
    String placeOf(String dataset, String save) {
        return Workspace.STATE + "/answers/" + dataset + "/" + save + ".json";
    }

    Remembered of(String dataset) {
        try {
            return read(placeOf(dataset))
                    .map(node -> json.treeToValue(node, Remembered.class))
                    .orElse(Remembered.NOTHING);
        } catch (JacksonException | IOException e) {
            log.warn("What was remembered about {} cannot be read", dataset, e);
            return Remembered.NOTHING;
        }
    }

    /** What a file holds that once was at {@link #placeOf(String)}. */
    Remembered readAt(Path file) {
        try {
            return json.readValue(Files.readAllBytes(file), Remembered.class);
        } catch (JacksonException | IOException e) {
            log.warn("{} cannot be read; nothing is remembered of that version", file, e);
            return Remembered.NOTHING;
        }
    }

    /** What a save was answered, so that repeating it changes nothing. */
    Optional<JsonNode> answer(String dataset, String save) throws IOException {
        return read(placeOf(dataset, save));
    }

    byte[] encode(Object value) {
        return json.writeValueAsBytes(value);
    }

    JsonNode tree(Object value) {
        return json.valueToTree(value);
    }

    private Optional<JsonNode> read(String place) throws IOException {
        Path file = workspace.resolve(place);
        try {
            return Optional.of(json.readTree(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
