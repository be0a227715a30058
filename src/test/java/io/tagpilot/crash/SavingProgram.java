package io.tagpilot.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process that does {@link Operation}s and can be killed while it does. It gets itself ready, says so, waits for a byte on standard
 * input, and works in a thread that is called {@value #WORKER}, of which no call to the system is made before that byte has come.
 */
public final class SavingProgram {

    static final String WORKER = "worker";
    static final String READY = "ready";
    static final String DONE = "done";

    private SavingProgram() {}

    /** @param arguments the workspace, and the names of the operations */
    public static void main(String[] arguments) throws Exception {
        Path workspace = Path.of(arguments[0]);
        List<Operation> operations =
                Stream.of(arguments).skip(1).map(Operation::valueOf).toList();
        Parts parts = new Parts(workspace, Clock.systemUTC());
        Thread worker = new Thread(() -> work(operations, parts, workspace.resolve("incoming")), WORKER);
        worker.start();
        worker.join();
        System.exit(0);
    }

    private static void work(List<Operation> operations, Parts parts, Path incoming) {
        System.out.println(READY);
        try {
            System.in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Operation operation : operations) {
            try {
                operation.run(parts, incoming);
                System.out.println(DONE);
            } catch (Exception e) {
                e.printStackTrace(System.out);
            }
        }
    }
}
