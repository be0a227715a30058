package io.tagpilot.shell;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Every way into the server: each address with each method, and what somebody who may come in is answered. */
final class Doors {

    private static final List<String> METHODS = List.of("GET", "POST", "PATCH", "DELETE");
    private static final String BOUNDARY = "a-boundary";
    private static final String RELAY = "/api/tagpilot/relay";

    private Doors() {}

    /**
     * One way in.
     *
     * @param open the status for those who may; 200 with another method than GET means that something is changed by it
     */
    record Door(String method, String path, Body body, int open) {

        boolean changesFiles() {
            return open == 200 && !method.equals("GET") && !path.startsWith(RELAY);
        }

        boolean callsProvider() {
            return open == 200 && path.startsWith(RELAY + "/");
        }

        RawHttp.Answer knock(RawHttp http, String pageVersion, List<String> headers) throws IOException {
            List<String> all = new ArrayList<>(headers);
            all.add("X-TagPilot-Relay: 1");
            if (!body.type.isEmpty()) {
                all.add("Content-Type: " + body.type);
            }
            return http.send(
                    method,
                    path.replace("VERSION", pageVersion),
                    method.equals("GET") ? "" : body.text,
                    all.toArray(String[]::new));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** What is sent to an address. */
    record Body(String type, String text) {}

    /** Of each address what it answers to GET, POST, PATCH and DELETE. */
    static List<Door> all() {
        Body none = new Body("", "");
        Body name = json("{\"name\":\"dogs\"}");
        Body zip = multipart("name=\"file\"; filename=\"dogs.zip\"", zip());
        Body image = multipart("name=\"file\"; filename=\"b.png\"", latin(png()));
        List<Door> doors = new ArrayList<>();
        doors.addAll(at("/tagpilot/", none, 200, 405, 405, 405));
        doors.addAll(at("/tagpilot/assets/VERSION/app/main.js", none, 200, 405, 405, 405));
        doors.addAll(at("/api/datasets", none, 200, 405, 405, 405));
        doors.addAll(at("/api/datasets/create", name, 405, 200, 404, 404));
        doors.addAll(at("/api/datasets/upload", zip, 405, 200, 415, 404));
        doors.addAll(at("/api/datasets/cats", name, 405, 405, 200, 200));
        doors.addAll(at("/api/tagpilot/load?name=cats", none, 200, 405, 405, 405));
        doors.addAll(at("/api/tagpilot/load?name=cats&content=links", none, 200, 405, 405, 405));
        doors.addAll(at("/api/tagpilot/image?name=cats&file=a.png", none, 200, 405, 405, 405));
        doors.addAll(at("/api/tagpilot/thumbnail?name=cats&file=a.png&size=96", none, 200, 405, 405, 405));
        doors.addAll(at("/api/tagpilot/workspace", none, 200, 405, 405, 405));
        doors.addAll(at("/api/tagpilot/save?name=cats", zip, 405, 200, 405, 405));
        doors.addAll(at("/api/tagpilot/save-item?name=cats", image, 405, 200, 405, 405));
        doors.addAll(at("/api/tagpilot/changes?name=cats", changes(), 405, 200, 405, 405));
        doors.addAll(at(RELAY, none, 200, 404, 404, 404));
        doors.addAll(at(RELAY + "/compatible/office/models", none, 200, 405, 405, 405));
        doors.addAll(at(RELAY + "/compatible/office/chat/completions", json("{}"), 405, 200, 405, 405));
        return doors;
    }

    static byte[] png() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static List<Door> at(String path, Body body, int... open) {
        List<Door> doors = new ArrayList<>();
        for (int i = 0; i < METHODS.size(); i++) {
            doors.add(new Door(METHODS.get(i), path, body, open[i]));
        }
        return doors;
    }

    private static Body json(String text) {
        return new Body("application/json", text);
    }

    private static Body changes() {
        return json("{\"save\":\"save-0001\",\"texts\":[{\"file\":\"a.png\",\"text\":\"dog\",\"base\":null}],"
                + "\"mine\":[\"a.png\"]}");
    }

    private static Body multipart(String disposition, String content) {
        return new Body(
                "multipart/form-data; boundary=" + BOUNDARY,
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n--"
                        + BOUNDARY + "--\r\n");
    }

    private static String zip() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("c.png"));
            zip.write(png());
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return latin(out.toByteArray());
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
