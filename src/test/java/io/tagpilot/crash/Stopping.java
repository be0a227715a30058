package io.tagpilot.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Notices when another stops a process as a whole, and lets it go on. */
final class Stopping implements AutoCloseable {

    /** Sends the signal for each line and says that it has: a program of its own for each time would take longer than all else. */
    private static final String SHELL = "while read -r process; do kill -CONT $process && echo done; done";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofNanos(200_000);

    private final Process process;
    private final Process shell;

    Stopping(Process process) throws IOException {
        this.process = process;
        this.shell =
                new ProcessBuilder("sh", "-c", SHELL).redirectErrorStream(true).start();
    }

    /** Waits until no thread of the process runs any more: whether it was stopped; else it has ended. */
    boolean awaitStop() throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive()) {
            if (isStopped()) {
                return true;
            }
            if (System.nanoTime() > end) {
                throw new IOException("The process neither stops nor ends");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return false;
    }

    void goOn() throws IOException {
        shell.outputWriter().write(process.pid() + "\n");
        shell.outputWriter().flush();
        String answer = shell.inputReader().readLine();
        if (!"done".equals(answer)) {
            throw new IOException("The process could not be told to go on: " + answer);
        }
    }

    @Override
    public void close() {
        shell.destroy();
    }

    /** The first thread is watched by nobody: when it stands still, all were told to. */
    private boolean isStopped() throws IOException {
        if (stateOf(Path.of("/proc/" + process.pid())) != 'T') {
            return false;
        }
        for (Path thread : threads()) {
            if (Character.toUpperCase(stateOf(thread)) != 'T') {
                return false;
            }
        }
        return true;
    }

    private List<Path> threads() throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            return threads.toList();
        }
    }

    /** One letter, as the system shows it: T for stopped, t for stopped by a tracer. */
    private static char stateOf(Path task) throws IOException {
        String line;
        try {
            line = Files.readString(task.resolve("stat"));
        } catch (IOException ended) {
            return 'X';
        }
        return line.charAt(line.lastIndexOf(')') + 2);
    }
}
