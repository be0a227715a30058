package io.tagpilot.workspace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** A disk whose power goes off before a chosen call: that call and all later ones fail, a write in half. */
public final class PowerCutDisk implements Disk {

    private final Disk disk;
    private long callsLeft = Long.MAX_VALUE;
    private long calls;

    public PowerCutDisk() {
        this(new RealDisk());
    }

    PowerCutDisk(Disk disk) {
        this.disk = disk;
    }

    /** Lets {@code calls} more calls through. */
    public void cutAfter(long calls) {
        this.callsLeft = calls;
    }

    public void restorePower() {
        cutAfter(Long.MAX_VALUE);
    }

    /** Calls that were let through so far. */
    public long calls() {
        return calls;
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
            throw new IOException("The power is off");
        }
        callsLeft--;
        calls++;
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
