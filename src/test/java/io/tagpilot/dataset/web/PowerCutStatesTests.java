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
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What the power may leave behind when it goes off, unlike a kill: what was not forced may be lost, in any mixture. From each of these
 * states the server recovers, and the dataset is old or new; once a client had its answer, it is new.
 */
class PowerCutStatesTests extends HttpTests {

    private static final boolean EVERYTHING = Boolean.getBoolean("tagpilot.deep");

    /** How many states are recovered from for each kind of change. */
    private static final int STATES = EVERYTHING ? 20_000 : 60;

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
    @EnumSource
    void isOldOrNewWhateverThePowerLeaves(Action action) throws IOException {
        FourImages images = new FourImages(datasets);
        images.write();
        Map<String, String> old = images.live();
        DiskHistory history = new DiskHistory(datasets);
        recordingDisk.tell(history);
        assertThat(action.by(client).status()).isEqualTo(200);
        int answered = history.length() - 1;
        awaitZips();
        recordingDisk.tell(null);
        Map<String, String> wanted = images.live();
        assertThat(wanted).isNotEqualTo(old);

        Set<Map<String, String>> seen = new HashSet<>();
        for (State state : states(history, answered)) {
            lay(state.tree());
            restart();
            awaitZips();
            Map<String, String> now = images.live();
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
}
