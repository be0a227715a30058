package io.tagpilot.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plans that are decided but not yet known to be carried out. A plan is in the journal wholly or not at all: its file is written
 * under another name first, and carries a checksum of itself.
 */
@Component
final class Journal {

    private static final String PLAN = ".json";
    private static final String DRAFT = ".draft";
    private static final String SET_ASIDE = ".broken";

    private final Disk disk;
    private final PlanFiles plans;
    private final Path folder;

    Journal(Disk disk, Workspace workspace, JsonMapper json) {
        this.disk = disk;
        this.plans = new PlanFiles(json);
        this.folder = workspace.stateFolder().resolve("journal");
    }

    /** Where plans lie. */
    Path folder() {
        return folder;
    }

    /** Makes the folder for plans, where there is none. It is to be forced with its parents before a plan is written. */
    void makeFolder() throws IOException {
        disk.createFolders(folder);
    }

    /** Returns when the plan would survive a power cut. */
    void write(Plan plan) throws IOException {
        byte[] content = plans.encode(plan);
        disk.write(draft(plan), out -> out.write(content));
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

    /**
     * Ends a plan that is carried out, by moving it to {@code trashFolder}, where it can be read as history.
     *
     * @param others folders in which it is to be read as well
     */
    void close(Plan plan, Path trashFolder, List<Path> others) throws IOException {
        for (Path other : others) {
            byte[] content = plans.encode(plan);
            disk.write(other.resolve("plan.draft"), out -> out.write(content));
            disk.move(other.resolve("plan.draft"), other.resolve(PlanFiles.NAME));
            disk.force(other);
        }
        disk.move(file(plan), trashFolder.resolve(PlanFiles.NAME));
        disk.force(folder);
        disk.force(trashFolder);
    }

    /** Takes a plan out of the way that cannot be carried out. Nothing of it is done, and its file is kept. */
    void setAside(Plan plan) throws IOException {
        disk.move(file(plan), folder.resolve(plan.id() + SET_ASIDE));
        disk.force(folder);
    }

    /** Whether something of that plan is here, be it one that can be carried out or not. */
    boolean knows(String planId) {
        return Stream.of(PLAN, SET_ASIDE).anyMatch(ending -> Files.exists(folder.resolve(planId + ending)));
    }

    boolean holds(Plan plan) {
        return Files.exists(file(plan));
    }

    /** Deletes what there is of a plan that was never decided. */
    void deleteDraft(String id) throws IOException {
        Files.deleteIfExists(folder.resolve(id + DRAFT));
    }

    /** The plans to carry out, oldest first. Files that cannot be read are left alone. */
    List<Plan> pending() throws IOException {
        List<Plan> pending = new ArrayList<>();
        for (Path file : files(PLAN)) {
            Plan plan = plans.read(file).plan();
            if (plan != null) {
                pending.add(plan);
            }
        }
        return pending;
    }

    /** The files of plans that cannot be carried out, and why not. */
    Map<Path, String> stuck() throws IOException {
        Map<Path, String> stuck = new LinkedHashMap<>();
        for (Path file : files(PLAN)) {
            String problem = plans.read(file).problem();
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

    private Path file(Plan plan) {
        return folder.resolve(plan.id() + PLAN);
    }

    private Path draft(Plan plan) {
        return folder.resolve(plan.id() + DRAFT);
    }
}
