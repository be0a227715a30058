package io.tagpilot.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link SavingProgram} in a process of its own. */
public final class SavingProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader said;
    private final Path log;

    private SavingProcess(Process process, Path log) {
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.log = log;
    }

    /** Starts one; it leaves {@code workspace} alone for now. {@code model} is a workspace in whose like it gets ready. */
    public static SavingProcess start(
            List<String> javaCommand, Path workspace, Path model, Operation operation, Path log) throws IOException {
        return start(javaCommand, workspace, model, List.of(operation), log);
    }

    /** Starts one that practises everything, so that Java gets to know all the classes. */
    public static SavingProcess train(List<String> javaCommand, Path model) throws IOException {
        Path nowhere = model.resolveSibling("nowhere");
        return start(javaCommand, nowhere, model, List.of(Operation.values()), nowhere);
    }

    private static SavingProcess start(
            List<String> javaCommand, Path workspace, Path model, List<Operation> operations, Path log)
            throws IOException {
        List<String> command = new ArrayList<>(javaCommand);
        command.addAll(List.of(
                // to read how logging is set up takes longer than the work
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                "-Dslf4j.internal.verbosity=ERROR",
                SavingProgram.class.getName(),
                workspace.toString(),
                model.toString()));
        operations.forEach(operation -> command.add(operation.name()));
        return new SavingProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start(), log);
    }

    /** Lets it do its work, whatever comes of it. */
    public void awaitEnd() throws IOException {
        awaitReady();
        go();
    }

    /** Lets it do its work undisturbed, and tells the calls it made. */
    public List<Tracer.Call> trace() throws IOException {
        awaitReady();
        Tracer tracer = Tracer.watch(worker(), log);
        String end = go();
        List<Tracer.Call> calls = tracer.calls();
        requireDone(end);
        return calls;
    }

    /**
     * Lets it do its work, and stops all of it for a look before the first call, after each one, and at the end. A process that is
     * killed leaves exactly that behind, since what it told the system stays told. It must not use calls that are begun anew after a
     * stop, as {@code sendfile} is.
     *
     * @return the calls it made; the look with number n came before the n-th of them, counted from 0
     */
    public List<Tracer.Call> watch(Look look) throws IOException {
        awaitReady();
        look.at(0);
        Tracer tracer = Tracer.stopAfterEach(worker(), log);
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        try (Stopping stopping = new Stopping(process)) {
            for (int calls = 1; stopping.awaitStop(); calls++) {
                look.at(calls);
                stopping.goOn();
            }
        }
        String end = readToTheEnd();
        List<Tracer.Call> calls = tracer.calls();
        requireDone(end);
        return calls;
    }

    /** Looks at what the process has done so far. */
    @FunctionalInterface
    public interface Look {
        void at(int calls) throws IOException;
    }

    /**
     * Lets it do its work and kills it before a call.
     *
     * @return whether it died of that; else it had done its work before it came so far
     */
    public boolean killBefore(Tracer.Call call) throws IOException {
        awaitReady();
        Tracer tracer = Tracer.kill(worker(), log, call);
        try {
            go();
            return process.exitValue() != 0;
        } finally {
            tracer.close();
        }
    }

    private long worker() throws IOException {
        return Tracer.threadOf(process.pid(), SavingProgram.WORKER);
    }

    private void awaitReady() throws IOException {
        String line = said.readLine();
        if (!SavingProgram.READY.equals(line)) {
            throw new IOException("The program does not start: " + line);
        }
    }

    /** @return what it says until it ends */
    private String go() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        return readToTheEnd();
    }

    private String readToTheEnd() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            all.append(line).append('\n');
        }
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IOException("The program does not end");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return all.toString();
    }

    private static void requireDone(String said) throws IOException {
        if (!said.contains(SavingProgram.DONE)) {
            throw new IOException("The program did not do its work:\n" + said);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
