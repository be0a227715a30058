package io.tagpilot.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Watches the calls that one thread of a process makes to the system, with {@code strace}, and strikes at one of them. */
public final class Tracer implements AutoCloseable {

    /** The calls by which a file or folder can be changed, or be made lasting. */
    private static final String CALLS =
            "openat,creat,write,pwrite64,writev,sendfile,copy_file_range,ftruncate,fallocate,fsync,fdatasync,"
                    + "rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,rmdir,mkdir,mkdirat,"
                    + "utimensat,chmod,fchmod,fchmodat";

    private static final Pattern CALL = Pattern.compile("^([a-z0-9_]+)\\((.*)$");

    private final Process strace;
    private final Path log;

    private Tracer(Process strace, Path log) {
        this.strace = strace;
        this.log = log;
    }

    /**
     * A call that a thread makes.
     *
     * @param name of the call
     * @param number how often the thread has made it then, this time included
     * @param text as strace writes it
     */
    public record Call(String name, int number, String text) {

        /** Whether it can change or secure something at or below {@code folder}. */
        public boolean concerns(Path folder) {
            return text.contains(folder.toString());
        }

        /** Whether the disk was another after the call, as every program sees it. */
        public boolean changesSomething() {
            return !name.endsWith("sync") && !text.contains(" = -1 ") && !text.contains("O_RDONLY");
        }

        public boolean isRename() {
            return name.startsWith("rename");
        }

        @Override
        public String toString() {
            return name + " #" + number + " " + text;
        }
    }

    /** Whether this system lets us. */
    public static boolean isPossible() {
        try {
            Process trial = new ProcessBuilder("strace", "-qq", "-o", "/dev/null", "true").start();
            return trial.waitFor(10, TimeUnit.SECONDS) && trial.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Watches a thread from now on; threads are named by the system's numbers. */
    public static Tracer watch(long thread, Path log) throws IOException {
        return attach(thread, log, List.of());
    }

    /** Lets the thread's process die when the thread is about to make the call. */
    public static Tracer kill(long thread, Path log, Call call) throws IOException {
        return attach(thread, log, List.of("-e", "inject=" + call.name + ":signal=SIGKILL:when=" + call.number));
    }

    /** Stops the thread's process after each call that the thread makes, until it is told to go on. */
    static Tracer stopAfterEach(long thread, Path log) throws IOException {
        return attach(thread, log, List.of("-e", "inject=" + CALLS + ":signal=SIGSTOP"));
    }

    /** Lets the call fail with that error, which stands for itself: {@code ENOSPC}. */
    public static Tracer refuse(long thread, Path log, Call call, String error) throws IOException {
        return attach(thread, log, List.of("-e", "inject=" + call.name + ":error=" + error + ":when=" + call.number));
    }

    /** The number of a process's thread that has a short name of its own. */
    static long threadOf(long process, String name) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + process + "/task"))) {
            for (Path thread : threads.toList()) {
                if (Files.readString(thread.resolve("comm")).strip().equals(name)) {
                    return Long.parseLong(String.valueOf(thread.getFileName()));
                }
            }
        }
        throw new IOException("Process " + process + " has no thread " + name);
    }

    private static Tracer attach(long thread, Path log, List<String> more) throws IOException {
        List<String> command = new ArrayList<>(List.of("strace", "-p", Long.toString(thread), "-y", "-s", "0"));
        command.addAll(List.of("-e", "trace=" + CALLS, "-e", "signal=none", "-o", log.toString()));
        command.addAll(more);
        Process strace = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(strace.getInputStream(), StandardCharsets.UTF_8));
        String line = said.readLine();
        if (line == null || !line.contains("attached")) {
            strace.destroyForcibly();
            throw new IOException("strace cannot watch the process: " + line);
        }
        return new Tracer(strace, log);
    }

    /** Stops watching, and tells what was seen. To be called when the thread is not at work. */
    public List<Call> calls() throws IOException {
        close();
        Map<String, Integer> counts = new HashMap<>();
        List<Call> calls = new ArrayList<>();
        for (String line : Files.readAllLines(log, StandardCharsets.ISO_8859_1)) {
            Matcher call = CALL.matcher(line);
            if (call.matches()) {
                calls.add(new Call(call.group(1), counts.merge(call.group(1), 1, Integer::sum), line));
            }
        }
        return calls;
    }

    @Override
    public void close() throws IOException {
        strace.destroy();
        try {
            if (!strace.waitFor(10, TimeUnit.SECONDS)) {
                strace.destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
