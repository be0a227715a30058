package io.tagpilot.crash;

import io.tagpilot.dataset.CaptionEnding;
import io.tagpilot.dataset.ChangeSet;
import io.tagpilot.dataset.DatasetFolders;
import io.tagpilot.dataset.Datasets;
import io.tagpilot.dataset.ItemSaves;
import io.tagpilot.dataset.Replacements;
import io.tagpilot.dataset.RestoreOrder;
import io.tagpilot.dataset.Restores;
import io.tagpilot.dataset.Saves;
import io.tagpilot.workspace.Transactions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that writes a dataset, as one call each. All of them work on the dataset {@code 1_p} with the images a to d, or make or move
 * to {@code 1_q}, and take what is new from the folder {@code incoming} of the workspace. Doing one of them again changes nothing more.
 */
public enum Operation {
    SAVE_OF_NEW_IMAGES {
        @Override
        void run(Parts parts, Path incoming) throws Exception {
            stage(parts, incoming, "p");
            List<ChangeSet.Added> added =
                    List.of(new ChangeSet.Added("i1", "m.png", "fresh"), new ChangeSet.Added("i2", "sub/n.png", null));
            parts.get(Saves.class).save("p", changes(false, List.of(), added, List.of(), List.of(), List.of()));
        }
    },
    SAVE_OF_A_NEW_DATASET {
        @Override
        void run(Parts parts, Path incoming) throws Exception {
            stage(parts, incoming, "q");
            List<ChangeSet.Added> added =
                    List.of(new ChangeSet.Added("i1", "m.png", "fresh"), new ChangeSet.Added("i2", "n.png", "too"));
            parts.get(Saves.class).save("q", changes(true, List.of(), added, List.of(), List.of(), List.of()));
        }
    },
    SAVE_OF_CHANGES {
        @Override
        void run(Parts parts, Path incoming) throws Exception {
            stage(parts, incoming, "p");
            parts.get(Saves.class)
                    .save(
                            "p",
                            changes(
                                    false,
                                    List.of(new ChangeSet.Text("a.png", "other", null)),
                                    List.of(),
                                    List.of(new ChangeSet.Replaced("b.png", "i1", "b.png", null)),
                                    List.of(
                                            new ChangeSet.Renamed("c.png", "d.png", null),
                                            new ChangeSet.Renamed("d.png", "c.png", null)),
                                    List.of()));
        }
    },
    SAVE_OF_REMOVALS {
        @Override
        void run(Parts parts, Path incoming) throws Exception {
            List<ChangeSet.Removed> removed =
                    List.of(new ChangeSet.Removed("a.png", null), new ChangeSet.Removed("sub/e.png", null));
            parts.get(Saves.class).save("p", changes(false, List.of(), List.of(), List.of(), List.of(), removed));
        }
    },
    SAVE_OF_A_ZIP {
        @Override
        void run(Parts parts, Path incoming) throws Exception {
            parts.get(Replacements.class).byZip("p", "set.zip", place -> Files.write(place, zipIn(incoming)));
        }
    },
    UPLOAD_OF_A_ZIP {
        @Override
        void run(Parts parts, Path incoming) throws Exception {
            parts.get(Replacements.class).byZip("q", "set.zip", place -> Files.write(place, zipIn(incoming)));
        }
    },
    SAVE_IMAGE_BY_IMAGE {
        @Override
        void run(Parts parts, Path incoming) throws Exception {
            item(parts, incoming, "m.png", true, false);
            item(parts, incoming, "n.png", false, true);
        }
    },
    RENAME {
        @Override
        void run(Parts parts, Path incoming) throws Exception {
            parts.get(DatasetFolders.class).rename(parts.get(Datasets.class).get("p"), "q");
        }
    },
    DELETE {
        @Override
        void run(Parts parts, Path incoming) throws Exception {
            parts.get(DatasetFolders.class).delete(parts.get(Datasets.class).get("p"));
        }
    },
    /** To what the dataset was before its latest change, of whatever text that was. */
    RESTORE {
        @Override
        void run(Parts parts, Path incoming) throws Exception {
            String version = oldestChange(incoming.resolveSibling("datasets/.tagpilot/trash/1_p"));
            parts.get(Restores.class)
                    .restore("p", new RestoreOrder(SAVE, version, RestoreOrder.What.ALL, List.of(), null, null));
        }
    },
    RECOVERY {
        @Override
        void run(Parts parts, Path incoming) throws Exception {
            parts.get(Transactions.class).recover();
        }
    },
    /** What must not be done, to show that the loss it leads to is seen: the old goes before the new is there. */
    DELETE_THEN_WRITE {
        @Override
        void run(Parts parts, Path incoming) throws Exception {
            Path dataset = incoming.resolveSibling("datasets/1_p");
            try (var files = Files.list(dataset)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.delete(file);
                }
            }
            for (String file : List.of("m.png", "n.png")) {
                Files.write(dataset.resolve(file), Files.readAllBytes(incoming.resolve(file)));
            }
        }
    };

    private static final String SAVE = "save-of-the-test";

    /**
     * Whether it may leave that file for the client to go on with.
     *
     * @param staged a path below the stage
     */
    public boolean mayGoOnWith(String staged) {
        return staged.contains("/save-" + SAVE + "/i") || (this == SAVE_IMAGE_BY_IMAGE && staged.contains("/session/"));
    }

    abstract void run(Parts parts, Path incoming) throws Exception;

    /** The id of the second of all changes: the first one made the dataset, so before that there was none. */
    private static String oldestChange(Path trash) throws IOException {
        try (Stream<Path> changes = Files.list(trash)) {
            return changes.map(change -> String.valueOf(change.getFileName()))
                    .sorted()
                    .skip(1)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static byte[] zipIn(Path incoming) throws IOException {
        return Files.readAllBytes(incoming.resolve("set.zip"));
    }

    private static void stage(Parts parts, Path incoming, String dataset)
            throws IOException, ReflectiveOperationException {
        for (Map.Entry<String, String> item :
                Map.of("i1", "m.png", "i2", "n.png").entrySet()) {
            try (InputStream bytes = Files.newInputStream(incoming.resolve(item.getValue()))) {
                parts.get(Saves.class).stage(dataset, SAVE, item.getKey(), item.getValue(), bytes);
            }
        }
    }

    private static void item(Parts parts, Path incoming, String file, boolean reset, boolean done)
            throws IOException, ReflectiveOperationException {
        try (InputStream bytes = Files.newInputStream(incoming.resolve(file))) {
            parts.get(ItemSaves.class).save("p", new ItemSaves.Item(file, "text of " + file, reset, done), bytes);
        }
    }

    private static ChangeSet changes(
            boolean create,
            List<ChangeSet.Text> texts,
            List<ChangeSet.Added> added,
            List<ChangeSet.Replaced> replaced,
            List<ChangeSet.Renamed> renamed,
            List<ChangeSet.Removed> removed) {
        Set<String> mine = Set.of("a.png", "b.png", "c.png", "d.png", "sub/e.png");
        return new ChangeSet(
                SAVE,
                create,
                CaptionEnding.ONLY_TXT,
                "trg",
                Map.of(),
                texts,
                added,
                replaced,
                renamed,
                removed,
                mine,
                null);
    }
}
