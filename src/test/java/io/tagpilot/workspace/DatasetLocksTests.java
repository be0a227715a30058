package io.tagpilot.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class DatasetLocksTests {

    private final Workspace workspace;

    DatasetLocksTests(@TempDir Path folder) {
        DataSize any = DataSize.ofMegabytes(1);
        this.workspace =
                new Workspace(new WorkspaceSettings(folder, new WorkspaceSettings.Limits(any, 1, any, any, any, any)));
    }

    @Test
    void aSecondServerWaitsForTheFirst() throws Exception {
        waits(server(), server());
    }

    @Test
    void aSecondThreadWaitsForTheFirst() throws Exception {
        DatasetLocks server = server();
        waits(server, server);
    }

    @Test
    void anotherDatasetIsFree() throws IOException {
        DatasetLocks.Held held = server().take(List.of("1_a"));

        server().take(List.of("1_b")).release();

        held.release();
    }

    @Test
    void twoDatasetsInEitherOrderDoNotWaitForEachOther() throws Exception {
        DatasetLocks server = server();
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> takeOften(server, List.of("1_b", "1_a")));

        takeOften(server, List.of("1_a", "1_b"));

        other.get(30, TimeUnit.SECONDS);
    }

    private static void waits(DatasetLocks first, DatasetLocks second) throws Exception {
        DatasetLocks.Held held = first.take(List.of("1_a"));
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> takeOften(second, List.of("1_a")));

        assertThatThrownBy(() -> other.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        held.release();
        other.get(30, TimeUnit.SECONDS);
        assertThat(other).isCompleted();
    }

    private static void takeOften(DatasetLocks locks, List<String> datasets) {
        try {
            for (int i = 0; i < 50; i++) {
                locks.take(datasets).release();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private DatasetLocks server() {
        return new DatasetLocks(new LockFile(new RealDisk(), workspace));
    }
}
