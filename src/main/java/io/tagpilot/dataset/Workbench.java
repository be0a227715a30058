package io.tagpilot.dataset;

import io.tagpilot.workspace.Claims;
import io.tagpilot.workspace.Disk;
import io.tagpilot.workspace.Step;
import io.tagpilot.workspace.Transactions;
import io.tagpilot.workspace.Workspace;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** A folder of its own for what one transaction will put into a dataset. Nothing in it outlives the transaction. */
final class Workbench implements AutoCloseable {

    /** How the name of such a folder begins. */
    static final String PREFIX = "bench-";

    private static final Logger log = LoggerFactory.getLogger(Workbench.class);

    private final Disk disk;
    private final Transactions transactions;
    private final Workspace workspace;
    private final String dataset;
    private final Path folder;
    private final Claims.Claim claim;
    private int count;

    Workbench(Disk disk, Transactions transactions, Workspace workspace, Claims claims, String dataset)
            throws IOException {
        this.disk = disk;
        this.transactions = transactions;
        this.workspace = workspace;
        this.dataset = dataset;
        this.folder = workspace.resolve(Workspace.STATE + "/stage/" + dataset + "/" + PREFIX + UUID.randomUUID());
        this.claim = claims.take(folder);
        disk.createFolders(folder);
    }

    /** An empty folder in it. */
    Path folder(String name) throws IOException {
        Path made = folder.resolve(name);
        disk.createFolders(made);
        return made;
    }

    /** The step that gives the file at {@code target}, which need not be in a dataset, that content. */
    Step put(String target, byte[] content) throws IOException {
        return new Step(Step.Kind.PUT, target, workspace.relativize(file(content)));
    }

    /** A file with that content. */
    Path file(byte[] content) throws IOException {
        Path file = next();
        disk.write(file, out -> out.write(content));
        return file;
    }

    /** A second name of {@code file}, or a copy where the file system has no second names. */
    Path same(Path file) throws IOException {
        Path second = next();
        try {
            disk.link(file, second);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
            disk.write(second, out -> Files.copy(file, out));
        }
        return second;
    }

    /** A file with the same bytes that no program can change by writing into the other. */
    Path copy(Path file) throws IOException {
        Path second = next();
        disk.write(second, out -> Files.copy(file, out));
        return second;
    }

    /** Clears the folder, unless a transaction that could not be finished will still need it. */
    @Override
    public void close() {
        try {
            if (!transactions.isUnfinished(dataset)) {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            log.warn("{} could not be cleared; it will be within an hour", folder, e);
        } finally {
            claim.close();
        }
    }

    private Path next() {
        count++;
        return folder.resolve(Integer.toString(count));
    }
}
