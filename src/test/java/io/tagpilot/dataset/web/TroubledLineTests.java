package io.tagpilot.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests of a save that come twice, twice at once, cut off, or long after their time: whatever comes, the save is done once. */
class TroubledLineTests extends HttpTests {

    private static final int SAVES = Boolean.getBoolean("tagpilot.deep") ? 300 : 12;
    private static final int ITEMS = 10;

    private int port;

    @BeforeEach
    void knowPort(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void aSaveIsDoneOnceWhateverTheLineDoes() throws IOException {
        for (int number = 0; number < SAVES; number++) {
            Random random = new Random(number);
            String dataset = "d" + number;
            String save = "save-" + number + "-x";
            for (int item = 0; item < ITEMS; item++) {
                send(random, request("save-item?name=" + dataset, imageForm(save, item, number)));
            }
            String changes = changes(save);
            send(random, request("changes?name=" + dataset, changes));
            Client.Reply reply = client.post("/api/tagpilot/changes?name=" + dataset, changes);
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);

            // what was held up on its way comes after all
            client.post("/api/tagpilot/changes?name=" + dataset, changes);
            exchange(request("save-item?name=" + dataset, imageForm(save, random.nextInt(ITEMS), number)));

            List<String> files = new ArrayList<>();
            for (int item = 0; item < ITEMS; item++) {
                files.addAll(List.of("i" + item + ".png", "i" + item + ".txt"));
                assertThat(files("1_" + dataset).get("i" + item + ".png")).isEqualTo(hash(Pictures.png(item + number)));
            }
            assertThat(files("1_" + dataset).keySet()).containsExactlyInAnyOrderElementsOf(files);
        }
    }

    /** Older clients name no save: an image that is sent twice must not get another's place, and the set is whole or not there. */
    @Test
    void aSetThatIsCutOffLeavesTheDatasetAsItWas() throws IOException {
        new FourImages(datasets).write();
        Map<String, String> old = files("1_p");
        for (int cut = 1; cut < ITEMS; cut++) {
            for (int item = 0; item < cut; item++) {
                assertThat(client.upload(
                                        "/api/tagpilot/save-item?name=p",
                                        "i" + item + ".png",
                                        Pictures.png(item),
                                        "reset",
                                        Boolean.toString(item == 0))
                                .status())
                        .isEqualTo(200);
            }
            assertThat(files("1_p")).as("cut after %s images", cut).isEqualTo(old);
            clock.forward(Duration.ofMinutes(1));
        }
    }

    /** Sends a request in one of the ways in which a line is bad, until it has surely arrived. */
    private void send(Random random, byte[] request) throws IOException {
        switch (random.nextInt(4)) {
            case 0 -> cut(request, random.nextInt(request.length));
            case 1 -> exchange(request);
            case 2 -> {
                CompletableFuture<Void> other = CompletableFuture.runAsync(() -> exchange(request));
                exchange(request);
                other.join();
            }
            default -> cut(request, request.length); // it arrives, and the answer is lost
        }
        exchange(request);
    }

    private void cut(byte[] request, int length) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(Arrays.copyOf(request, length));
        }
    }

    private void exchange(byte[] request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).matches("(?s)HTTP/1.1 (200|409).*");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] request(String address, Object body) {
        byte[] bytes = body instanceof byte[] form ? form : body.toString().getBytes(StandardCharsets.UTF_8);
        String type = body instanceof byte[] ? "multipart/form-data; boundary=b" : "application/json";
        byte[] head = ("POST /api/tagpilot/" + address
                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + type
                        + "\r\nContent-Length: " + bytes.length + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(head, head.length + bytes.length);
        System.arraycopy(bytes, 0, all, head.length, bytes.length);
        return all;
    }

    private static byte[] imageForm(String save, int item, int number) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"save\"\r\n\r\n" + save
                        + "\r\n--b\r\nContent-Disposition: form-data; name=\"item\"\r\n\r\ni" + item
                        + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"i" + item
                        + ".png\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(Pictures.png(item + number));
        form.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    private static String changes(String save) {
        List<String> added = new ArrayList<>();
        for (int item = 0; item < ITEMS; item++) {
            added.add("{'item':'i%s','file':'i%s.png','text':'text %s'}".formatted(item, item, item));
        }
        return "{'save':'%s','create':true,'added':[%s]}"
                .formatted(save, String.join(",", added))
                .replace('\'', '"');
    }
}
