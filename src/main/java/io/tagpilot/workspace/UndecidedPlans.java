package io.tagpilot.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Clears the trash of plans that were never decided, since a server died or the disk refused before. All that lies there are second
 * names of files that stand in their datasets as before; where that is not so, nothing is touched.
 */
@Component
final class UndecidedPlans {

    private static final Logger log = LoggerFactory.getLogger(UndecidedPlans.class);

    private final Journal journal;
    private final Trash trash;
    private final Workspace workspace;

    UndecidedPlans(Journal journal, Trash trash, Workspace workspace) {
        this.journal = journal;
        this.trash = trash;
        this.workspace = workspace;
    }

    /** To be called with the dataset locked, so that none of its plans is just being decided. */
    void clear(String dataset) {
        try {
            for (Path folder : Trash.entries(trash.folderOf(dataset))) {
                String id = String.valueOf(folder.getFileName());
                if (isUndecided(folder, id) && isDouble(folder)) {
                    journal.deleteDraft(id);
                    FileSystemUtils.deleteRecursively(folder);
                }
            }
        } catch (IOException e) {
            log.warn("What an undecided change of {} has left could not be cleared", dataset, e);
        }
    }

    private boolean isUndecided(Path folder, String id) {
        return TransactionId.time(id).isPresent()
                && !Files.exists(folder.resolve(PlanFiles.NAME))
                && !journal.knows(id);
    }

    /** Whether everything that is kept there is in its dataset as well. */
    private boolean isDouble(Path folder) throws IOException {
        Path files = Trash.filesIn(folder);
        for (Path file : filesBelow(files)) {
            Path live =
                    workspace.datasetsFolder().resolve(files.relativize(file).toString());
            if (!Files.isRegularFile(live) || Files.mismatch(file, live) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> !Files.isDirectory(path)).toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }
}
