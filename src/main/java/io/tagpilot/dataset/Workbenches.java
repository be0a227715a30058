package io.tagpilot.dataset;

import io.tagpilot.workspace.Claims;
import io.tagpilot.workspace.Disk;
import io.tagpilot.workspace.Transactions;
import io.tagpilot.workspace.Workspace;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Makes a {@link Workbench} for each transaction. */
@Component
final class Workbenches {

    private final Disk disk;
    private final Transactions transactions;
    private final Workspace workspace;
    private final Claims claims;

    Workbenches(Disk disk, Transactions transactions, Workspace workspace, Claims claims) {
        this.disk = disk;
        this.transactions = transactions;
        this.workspace = workspace;
        this.claims = claims;
    }

    Workbench open(Dataset dataset) throws IOException {
        return new Workbench(disk, transactions, workspace, claims, dataset.folder());
    }
}
