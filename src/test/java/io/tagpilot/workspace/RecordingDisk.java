package io.tagpilot.workspace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The disk itself, which tells a {@link DiskHistory} of everything that is done to it, while there is one. */
public final class RecordingDisk implements Disk {

    private final Disk disk = new RealDisk();
    private volatile @Nullable DiskHistory history;

    /** Begins to tell, or ends it with null. */
    public void tell(@Nullable DiskHistory history) {
        this.history = history;
    }

    private interface Call {
        void make() throws IOException;
    }

    private interface Told {
        void to(DiskHistory history) throws IOException;
    }

    private void does(Call call, Told told) throws IOException {
        DiskHistory listener = history;
        if (listener == null) {
            call.make();
            return;
        }
        synchronized (listener) {
            listener.catchUp();
            call.make();
            told.to(listener);
        }
    }

    @Override
    public void write(Path file, Content content) throws IOException {
        if (history == null) {
            disk.write(file, content);
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.writeTo(bytes);
        does(
                () -> disk.write(file, out -> out.write(bytes.toByteArray())),
                told -> told.written(file, bytes.toByteArray()));
    }

    @Override
    public void createFolders(Path folder) throws IOException {
        does(() -> disk.createFolders(folder), told -> told.foldersCreated(folder));
    }

    @Override
    public void link(Path file, Path secondName) throws IOException {
        does(() -> disk.link(file, secondName), told -> told.linked(file, secondName));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        does(() -> disk.move(from, to), told -> told.moved(from, to));
    }

    @Override
    public void delete(Path path) throws IOException {
        does(() -> disk.delete(path), told -> told.deleted(path));
    }

    @Override
    public void force(Path fileOrFolder) throws IOException {
        does(() -> disk.force(fileOrFolder), told -> told.forced(fileOrFolder));
    }
}
