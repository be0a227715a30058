package io.tagpilot.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * A process that does {@link Operation}s and can be killed while it does. It gets itself ready, says so, waits for a byte on standard
 * input, and works in a thread that is called {@value #WORKER}, which leaves the workspace alone before that byte has come.
 *
 * <p>Getting ready means to do the same in a copy of another workspace: the first time takes Java half a second, and twice that when
 * every call to the system is watched.
 */
public final class SavingProgram {

    static final String WORKER = "worker";
    static final String READY = "ready";
    static final String DONE = "done";

    private SavingProgram() {}

    /** @param arguments the workspace, the one that is copied, and the names of the operations, of which the last is done in the end */
    public static void main(String[] arguments) throws Exception {
        Path workspace = Path.of(arguments[0]);
        Path model = Path.of(arguments[1]);
        List<Operation> operations =
                Stream.of(arguments).skip(2).map(Operation::valueOf).toList();
        Thread worker = new Thread(() -> work(operations, workspace, model), WORKER);
        worker.start();
        worker.join();
        System.exit(0);
    }

    private static void work(List<Operation> operations, Path workspace, Path model) {
        try {
            for (Operation operation : operations) {
                practise(operation, model);
            }
            Parts parts = new Parts(workspace, Clock.systemUTC());
            System.out.println(READY);
            System.in.read();
            operations.get(operations.size() - 1).run(parts, workspace.resolve("incoming"));
            System.out.println(DONE);
        } catch (Exception e) {
            e.printStackTrace(System.out);
        }
    }

    /** The copy stays for the one who made the model to delete: a thread may still be writing the ZIP copy in it. */
    private static void practise(Operation operation, Path model) throws Exception {
        Path copy = Files.createTempDirectory(model.getParent(), "practice");
        FileSystemUtils.copyRecursively(model, copy);
        operation.run(new Parts(copy, Clock.systemUTC()), copy.resolve("incoming"));
    }
}
