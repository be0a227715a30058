package io.tagpilot.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plans that are decided but not yet known to be carried out. A plan is in the journal wholly or not at all: its file is written
 * under another name first, and carries a checksum of itself.
 */
@Component
final class Journal {

    private static final Logger log = LoggerFactory.getLogger(Journal.class);

    private static final String PLAN = ".json";
    private static final String DRAFT = ".draft";
    private static final String SET_ASIDE = ".broken";

    private final Disk disk;
    private final JsonMapper json;
    private final Path state;
    private final Path folder;

    Journal(Disk disk, Workspace workspace, JsonMapper json) {
        this.disk = disk;
        this.json = json;
        this.state = workspace.stateFolder();
        this.folder = state.resolve("journal");
    }

    /** Returns when the plan would survive a power cut. */
    void write(Plan plan) throws IOException {
        disk.createFolders(folder);
        disk.force(state);
        byte[] body = json.writeValueAsBytes(plan);
        String checksum = DigestUtils.sha256Hex(body) + "\n";
        disk.write(draft(plan), out -> {
            out.write(checksum.getBytes(StandardCharsets.US_ASCII));
            out.write(body);
        });
        disk.move(draft(plan), file(plan));
        disk.force(folder);
    }

    /** Takes back a plan whose writing failed. Where the disk refuses that too, the plan stands and will be carried out. */
    void withdraw(Plan plan, IOException failure) {
        try {
            for (Path path : List.of(draft(plan), file(plan))) {
                if (Files.exists(path)) {
                    disk.delete(path);
                }
            }
            disk.force(folder);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Ends a plan that is carried out, by moving it to the trash, where it can be read as history. */
    void close(Plan plan, Trash trash) throws IOException {
        Path trashFolder = trash.folderOf(plan);
        disk.move(file(plan), trash.planIn(trashFolder));
        disk.force(folder);
        disk.force(trashFolder);
    }

    /** Takes a plan out of the way that cannot be carried out. Nothing of it is done, and its file is kept. */
    void setAside(Plan plan) throws IOException {
        disk.move(file(plan), folder.resolve(plan.id() + SET_ASIDE));
        disk.force(folder);
    }

    boolean holds(Plan plan) {
        return Files.exists(file(plan));
    }

    /** Whether a plan of that id was decided, even if it cannot be carried out. */
    boolean knows(String id) {
        return Files.exists(folder.resolve(id + PLAN)) || Files.exists(folder.resolve(id + SET_ASIDE));
    }

    /** Deletes what there is of a plan that was never decided. */
    void deleteDraft(String id) throws IOException {
        Files.deleteIfExists(folder.resolve(id + DRAFT));
    }

    /** The plans to carry out, oldest first. Files that cannot be read are left alone. */
    List<Plan> pending() throws IOException {
        List<Plan> plans = new ArrayList<>();
        for (Path file : files(PLAN)) {
            Plan plan = read(file).plan();
            if (plan != null) {
                plans.add(plan);
            }
        }
        return plans;
    }

    /** The files of plans that cannot be carried out, and why not. */
    Map<Path, String> stuck() throws IOException {
        Map<Path, String> stuck = new LinkedHashMap<>();
        for (Path file : files(PLAN)) {
            String problem = read(file).problem();
            if (problem != null) {
                stuck.put(file, problem);
            }
        }
        for (Path file : files(SET_ASIDE)) {
            stuck.put(file, "files that it needs are gone");
        }
        return stuck;
    }

    /** The id of the plan in {@code file}, which its name tells even when its content does not. */
    static String idOf(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.[a-z]+$", "");
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException nothingWasEverWritten) {
            return List.of();
        }
    }

    /** A plan, or why there is none; neither when it was finished meanwhile. */
    private record Found(@Nullable Plan plan, @Nullable String problem) {}

    private Found read(Path file) throws IOException {
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

    private Path file(Plan plan) {
        return folder.resolve(plan.id() + PLAN);
    }

    private Path draft(Plan plan) {
        return folder.resolve(plan.id() + DRAFT);
    }
}
