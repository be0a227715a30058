package io.tagpilot.dataset;

import io.tagpilot.workspace.Workspace;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The indexes of the datasets: in memory while there is room, and as files that may be deleted at any time. Without them everything is
 * read anew, and nothing else is lost.
 */
@Component
final class FileIndexes {

    private static final Logger log = LoggerFactory.getLogger(FileIndexes.class);

    private final Path folder;
    private final Map<String, SoftReference<FileIndex>> indexes = new ConcurrentHashMap<>();
    private final ExecutorService keeper = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "file-indexes");
        thread.setDaemon(true);
        return thread;
    });

    FileIndexes(Workspace workspace) {
        this.folder = workspace.cacheFolder().resolve("index");
    }

    /** The index of a dataset, which need not be there. */
    FileIndex of(String dataset) {
        SoftReference<FileIndex> reference = indexes.get(dataset);
        FileIndex known = reference == null ? null : reference.get();
        return known != null ? known : load(dataset);
    }

    /** Has what is known of these files of a dataset outlive the server. Nobody waits for it. */
    void keep(String dataset, List<ListedFile> files) {
        FileIndex index = of(dataset);
        keeper.execute(() -> {
            if (index.settle(files) || (!index.images().isEmpty() && !Files.exists(place(dataset)))) {
                write(dataset, index);
            }
        });
    }

    @PreDestroy
    void stop() {
        keeper.shutdownNow();
    }

    private synchronized FileIndex load(String dataset) {
        SoftReference<FileIndex> reference = indexes.get(dataset);
        FileIndex known = reference == null ? null : reference.get();
        if (known == null) {
            known = new FileIndex();
            try {
                FileIndexFile.read(place(dataset), known);
            } catch (NoSuchFileException firstTime) {
                log.debug("Nothing is known of {} yet", dataset);
            } catch (IOException | RuntimeException e) {
                log.info("What was known of {} cannot be read and will be found out again: {}", dataset, e.toString());
                known = new FileIndex();
            }
            indexes.put(dataset, new SoftReference<>(known));
        }
        return known;
    }

    private void write(String dataset, FileIndex index) {
        try {
            FileIndexFile.write(place(dataset), index);
        } catch (IOException e) {
            log.debug("What is known of {} cannot be kept: {}", dataset, e.toString());
        }
    }

    private Path place(String dataset) {
        return folder.resolve(dataset);
    }
}
