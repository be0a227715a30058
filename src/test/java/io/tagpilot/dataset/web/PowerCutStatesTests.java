package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tagpilot.workspace.DiskHistory;
import io.tagpilot.workspace.RecordingDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What the power may leave behind when it goes off, unlike a kill: what was not forced may be lost, in any mixture. From each of these
 * states the server recovers, and the dataset is old or new; once a client had its answer, it is new.
 */
class PowerCutStatesTests extends HttpTests {

    private static final boolean EVERYTHING = Boolean.getBoolean("tagpilot.deep");

    /** How many states are recovered from for each kind of change. */
    private static final int STATES = EVERYTHING ? 20_000 : 150;

    @Autowired
    RecordingDisk recordingDisk;

    /** A state of the disk, and whether a client had its answer by then. */
    private record State(Map<String, byte[]> tree, boolean answered) {

        String identity() {
            return answered
                    + tree.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(file -> file.getKey() + Arrays.hashCode(file.getValue()))
                            .collect(Collectors.joining("\n"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"save", "save of a ZIP", "save image by image", "rename", "delete"})
    void isOldOrNewWhateverThePowerLeaves(String action) throws IOException {
        fourImages();
        Map<String, String> old = live();
        DiskHistory history = new DiskHistory(datasets);
        recordingDisk.tell(history);
        assertThat(act(action).status()).isEqualTo(200);
        int answered = history.length() - 1;
        awaitZips();
        recordingDisk.tell(null);
        Map<String, String> wanted = live();
        assertThat(wanted).isNotEqualTo(old);

        Set<Map<String, String>> seen = new HashSet<>();
        for (State state : states(history, answered)) {
            lay(state.tree());
            restart();
            awaitZips();
            Map<String, String> now = live();
            if (state.answered()) {
                assertThat(now)
                        .as(
                                "%s, power cut after the answer: %s",
                                action, state.tree().keySet())
                        .isEqualTo(wanted);
            } else {
                assertThat(now).as("%s: %s", action, state.tree().keySet()).isIn(old, wanted);
            }
            seen.add(now);
        }
        assertThat(seen).as("both outcomes occur").hasSize(2);
    }

    private static List<State> states(DiskHistory history, int answered) {
        Random random = new Random(7);
        Map<String, State> states = new TreeMap<>();
        for (int call = 0; call < history.length(); call++) {
            for (Map<String, byte[]> tree : history.leftAfter(call, random)) {
                State state = new State(tree, call >= answered);
                states.put(state.identity(), state);
            }
        }
        List<State> all = new ArrayList<>(states.values());
        Collections.shuffle(all, random);
        return all.subList(0, Math.min(STATES, all.size()));
    }

    private void lay(Map<String, byte[]> tree) throws IOException {
        empty();
        for (Map.Entry<String, byte[]> file : tree.entrySet()) {
            Path path = datasets.resolve(file.getKey());
            if (file.getKey().endsWith("/")) {
                Files.createDirectories(path);
            } else {
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
        }
    }

    private Client.Reply act(String action) {
        return switch (action) {
            case "save" ->
                inTurn(
                        () -> client.upload(
                                "/api/tagpilot/save-item?name=p",
                                "x.png",
                                Pictures.png(9),
                                "save",
                                "a-save-1",
                                "item",
                                "i1"),
                        () -> client.post(
                                "/api/tagpilot/changes?name=p",
                                ("{'save':'a-save-1','mine':['a.png','c.png','d.png'],'remember':{'trigger':'t'},"
                                                + "'texts':[{'file':'a.png','text':'new','base':null}],"
                                                + "'added':[{'item':'i1','file':'n.png','text':'fresh'}],"
                                                + "'renamed':[{'file':'c.png','to':'d.png'},{'file':'d.png','to':'c.png'}],"
                                                + "'removed':[{'file':'b.png'}]}")
                                        .replace('\'', '"')));
            case "save of a ZIP" ->
                client.upload(
                        "/api/tagpilot/save?name=p",
                        "x.zip",
                        Pictures.zip("a.png", Pictures.png(1), "a.txt", "new", "z/n.png", Pictures.png(9)));
            case "save image by image" ->
                inTurn(
                        () -> client.upload(
                                "/api/tagpilot/save-item?name=p", "a.png", Pictures.png(1), "tags", "x", "reset", "1"),
                        () -> client.upload(
                                "/api/tagpilot/save-item?name=p", "n.png", Pictures.png(9), "tags", "y", "done", "1"));
            case "rename" -> client.patch("/api/datasets/p", "{\"name\":\"q\"}");
            case "delete" -> client.delete("/api/datasets/p");
            default -> throw new IllegalArgumentException(action);
        };
    }

    @SafeVarargs
    private static Client.Reply inTurn(Supplier<Client.Reply>... requests) {
        Client.Reply last = null;
        for (Supplier<Client.Reply> request : requests) {
            if (last == null || last.status() == 200) {
                last = request.get();
            }
        }
        return last;
    }

    private void fourImages() throws IOException {
        for (String name : new String[] {"a", "b", "c", "d"}) {
            write("1_p/" + name + ".png", Pictures.png(name.charAt(0)));
            write("1_p/" + name + ".txt", name);
        }
        write("1_p/keep.json", "{}");
    }

    private Map<String, String> live() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String dataset : new String[] {"1_p", "1_q"}) {
            files(dataset).forEach((name, hash) -> files.put(dataset + "/" + name, hash));
        }
        return files;
    }
}
