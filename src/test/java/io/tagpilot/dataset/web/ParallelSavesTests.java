package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tagpilot.crash.JavaCommand;
import io.tagpilot.crash.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two tabs, and two servers on one workspace: two saves never mix, and who comes second is told. */
class ParallelSavesTests extends HttpTests {

    private static final boolean DEEP = Boolean.getBoolean("tagpilot.deep");

    @Test
    void ofSavesThatChangeTheSameImagesOneIsDoneAndTheOthersAreAsked(@TempDir Path folder) throws Exception {
        new FourImages(datasets).write();
        ExecutorService sessions = Executors.newFixedThreadPool(6);
        try (ServerProcess second =
                ServerProcess.start(new JavaCommand(folder).words(), datasets.getParent(), folder.resolve("log"))) {
            List<Client> servers = List.of(client, new Client(second.port()));
            for (int round = 0; round < (DEEP ? 200 : 10); round++) {
                Map<String, String> bases = bases(client);
                List<Callable<Client.Reply>> saves = new ArrayList<>();
                for (int session = 0; session < 6; session++) {
                    String text = "round " + round + " by " + session;
                    String body = changes("save-" + round + "-by-" + session, bases, text);
                    Client server = servers.get(session % 2);
                    saves.add(() -> server.post("/api/tagpilot/changes?name=p", body));
                }
                List<Integer> statuses = new ArrayList<>();
                int winner = -1;
                List<Future<Client.Reply>> replies = sessions.invokeAll(saves);
                for (int session = 0; session < replies.size(); session++) {
                    statuses.add(replies.get(session).get().status());
                    winner = statuses.get(session) == 200 ? session : winner;
                }
                assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
                for (String image : bases.keySet()) {
                    assertThat(text("1_p/" + image.replace(".png", ".txt")))
                            .isEqualTo("round " + round + " by " + winner);
                }
            }
        } finally {
            sessions.shutdownNow();
        }
    }

    /** Two tabs do what comes to their minds; what each was told is done is done, and nothing else. */
    @Test
    void whatEachTabWasToldHoldsInAnyOrder() throws IOException {
        for (int run = 0; run < (DEEP ? 500 : 8); run++) {
            new FourImages(datasets).write();
            Random random = new Random(run);
            Map<String, String> expected = new TreeMap<>(Map.of("a", "a", "b", "b", "c", "c", "d", "d"));
            List<Tab> tabs = List.of(new Tab("x"), new Tab("y"), new Tab("z"));
            for (int step = 0; step < 40; step++) {
                tabs.get(random.nextInt(tabs.size())).act(random, expected, run + "-" + step);
                if (!expected.isEmpty() && random.nextInt(8) == 0) { // an editor beside us
                    String stem = List.copyOf(expected.keySet()).get(random.nextInt(expected.size()));
                    write("1_p/" + stem + ".txt", "by hand " + step);
                    expected.put(stem, "by hand " + step);
                }
                assertThat(textsOnDisk()).as("run %s, step %s", run, step).isEqualTo(expected);
            }
            empty();
        }
    }

    /** What one tab knows and wants. */
    private final class Tab {

        private final String name;
        private Map<String, JsonNode> seen = Map.of();

        Tab(String name) {
            this.name = name;
        }

        void act(Random random, Map<String, String> expected, String step) {
            if (seen.isEmpty() || random.nextInt(4) == 0) {
                seen = images(client);
                return; // what it does next is based on that, however late it comes
            }
            String file = List.copyOf(seen.keySet()).get(random.nextInt(seen.size()));
            JsonNode image = Objects.requireNonNull(seen.get(file));
            String stem = file.replace(".png", "");
            boolean removes = random.nextInt(6) == 0;
            String body = removes
                    ? "{'save':'save-%s-%s','removed':[{'file':'%s','base':'%s'}]}"
                            .formatted(name, step, file, image.path("version").asString())
                    : "{'save':'save-%s-%s','texts':[{'file':'%s','text':'by %s at %s','base':'%s'}]}"
                            .formatted(
                                    name,
                                    step,
                                    file,
                                    name,
                                    step,
                                    image.path("textVersion").asString());
            Client.Reply reply = client.post("/api/tagpilot/changes?name=p", body.replace('\'', '"'));
            if (random.nextInt(3) == 0) { // the answer was lost
                Client.Reply again = client.post("/api/tagpilot/changes?name=p", body.replace('\'', '"'));
                assertThat(again.status()).isEqualTo(reply.status());
            }
            assertThat(reply.status()).as(reply.text()).isIn(200, 412);
            if (reply.status() == 200 && removes) {
                expected.remove(stem);
            } else if (reply.status() == 200) {
                expected.put(stem, "by " + name + " at " + step);
            }
            if (reply.status() == 412 || removes) {
                seen = Map.of();
            }
        }
    }

    private Map<String, String> textsOnDisk() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (String stem : List.of("a", "b", "c", "d")) {
            if (Files.exists(datasets.resolve("1_p/" + stem + ".png"))) {
                texts.put(stem, text("1_p/" + stem + ".txt"));
            }
        }
        return texts;
    }

    private static Map<String, JsonNode> images(Client client) {
        Map<String, JsonNode> images = new TreeMap<>();
        client.get("/api/tagpilot/load?content=links&name=p")
                .json()
                .path("images")
                .forEach(image -> images.put(image.path("file").asString(), image));
        return images;
    }

    private static Map<String, String> bases(Client client) {
        Map<String, String> bases = new TreeMap<>();
        images(client)
                .forEach((file, image) ->
                        bases.put(file, image.path("textVersion").asString()));
        return bases;
    }

    private static String changes(String save, Map<String, String> bases, String text) {
        List<String> texts = new ArrayList<>();
        bases.forEach((file, base) -> texts.add("{'file':'%s','text':'%s','base':'%s'}".formatted(file, text, base)));
        return "{'save':'%s','texts':[%s]}"
                .formatted(save, String.join(",", texts))
                .replace('\'', '"');
    }
}
