package io.tagpilot.workspace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A disk whose power goes off before a chosen call: that call and all later ones fail, a write in half. */
public final class PowerCutDisk implements Disk {

    private final Disk disk;
    private long callsLeft = Long.MAX_VALUE;
    private String reason = "The power is off";

    PowerCutDisk() {
        this(new RealDisk());
    }

    public PowerCutDisk(Disk disk) {
        this.disk = disk;
    }

    /** Lets {@code calls} more calls through. */
    public void cutAfter(long calls) {
        this.callsLeft = calls;
        this.reason = "The power is off";
    }

    /** How many more calls go through. */
    long callsLeft() {
        return callsLeft;
    }

    /** Refuses everything from now on, in the words of the system. */
    public void refuse(String reason) {
        this.callsLeft = 0;
        this.reason = reason;
    }

    public void restorePower() {
        cutAfter(Long.MAX_VALUE);
    }

    @Override
    public void write(Path file, Content content) throws IOException {
        if (callsLeft == 0) {
            disk.write(file, out -> content.writeTo(new FirstBytesOnly(out)));
        }
        spend();
        disk.write(file, content);
    }

    @Override
    public void createFolders(Path folder) throws IOException {
        spend();
        disk.createFolders(folder);
    }

    @Override
    public void link(Path file, Path secondName) throws IOException {
        spend();
        disk.link(file, secondName);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        spend();
        disk.move(from, to);
    }

    @Override
    public void delete(Path path) throws IOException {
        spend();
        disk.delete(path);
    }

    @Override
    public void force(Path fileOrFolder) throws IOException {
        spend();
        disk.force(fileOrFolder);
    }

    private void spend() throws IOException {
        if (callsLeft <= 0) {
            throw new FileSystemException("a/file", null, reason);
        }
        callsLeft--;
    }

    /** Passes on seven bytes and swallows the rest. */
    private static final class FirstBytesOnly extends OutputStream {
        private final OutputStream out;
        private int left = 7;

        FirstBytesOnly(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            if (left-- > 0) {
                out.write(b);
            }
        }
    }
}
