package io.tagpilot.crash;

import io.tagpilot.TagPilotApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server in a process of its own, with a single thread that answers requests, so that it is known which one is at work. */
public final class ServerProcess implements AutoCloseable {

    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern WORKER = Pattern.compile("\"http-nio[^\"]*-exec-\\d+\".* nid=(0x[0-9a-f]+|\\d+)");

    private final Process process;
    private final int port;
    private long worker;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one and returns when it answers. What it logs goes to {@code log}. */
    public static ServerProcess start(List<String> javaCommand, Path workspace, Path log) throws IOException {
        List<String> command = new ArrayList<>(javaCommand);
        command.addAll(List.of(
                TagPilotApplication.class.getName(),
                "--server.port=0",
                "--server.tomcat.threads.max=1",
                "--server.tomcat.threads.min-spare=1",
                "--tagpilot.workspace=" + workspace));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                Thread reader = new Thread(() -> keep(said, log), "log-reader");
                reader.setDaemon(true);
                reader.start();
                return new ServerProcess(process, Integer.parseInt(started.group(1)));
            }
        }
        throw new IOException("The server does not start");
    }

    private static void keep(BufferedReader said, Path log) {
        try (Writer out = Files.newBufferedWriter(log)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                out.write(line + "\n");
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** The system's number of the thread that answers requests. When one dies of what it met with, the server has another. */
    public long worker() throws IOException {
        if (worker == 0 || !Files.exists(Path.of("/proc/" + process.pid() + "/task/" + worker))) {
            worker = askForWorker();
        }
        return worker;
    }

    private long askForWorker() throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process command = new ProcessBuilder(jcmd, Long.toString(process.pid()), "Thread.print")
                .redirectErrorStream(true)
                .start();
        String threads = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher worker = WORKER.matcher(threads);
        if (!worker.find()) {
            throw new IOException("The server has no thread that answers requests:\n" + threads);
        }
        return Long.decode(worker.group(1));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
