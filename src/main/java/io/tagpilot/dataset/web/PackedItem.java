package io.tagpilot.dataset.web;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One of several images that come in one body: a line that lists them, and then the bytes of one after the other.
 *
 * @param item the id that it has in its save
 * @param file what sentences call it
 * @param bytes its own
 */
record PackedItem(String item, String file, InputStream bytes) {

    /** What such a body is called. */
    static final String TYPE = "application/vnd.tagpilot.images";

    private static final int MOST = 100;

    /** As it is listed; nothing of it need be there. */
    private record Listed(
            @Nullable String item,
            @Nullable String file,
            @Nullable Long bytes) {

        long length() {
            long length = Form.required("bytes", bytes);
            if (length < 0) {
                throw Form.invalid("bytes must be >= 0");
            }
            return length;
        }
    }

    /**
     * Takes such a body apart.
     *
     * @throws io.tagpilot.problem.TagPilotException where there is no list, or it does not fit what follows
     */
    static List<PackedItem> allIn(byte[] body, JsonMapper json) {
        int at = endOfLine(body) + 1;
        List<PackedItem> items = new ArrayList<>();
        for (Listed listed : listIn(body, at, json)) {
            long length = Form.required("an image in the list", listed).length();
            if (length > body.length - at) {
                throw misfit();
            }
            items.add(new PackedItem(
                    Form.itemId(listed.item),
                    Form.required("file", listed.file),
                    new ByteArrayInputStream(body, at, (int) length)));
            at += (int) length;
        }
        if (at < body.length) {
            throw misfit();
        }
        return items;
    }

    private static RuntimeException misfit() {
        return Form.invalid("the list must name as many bytes as follow it");
    }

    private static int endOfLine(byte[] body) {
        for (int at = 0; at < body.length; at++) {
            if (body[at] == '\n') {
                return at;
            }
        }
        throw Form.invalid("the body must begin with a line that lists its images");
    }

    private static Listed[] listIn(byte[] body, int length, JsonMapper json) {
        Listed[] listed;
        try {
            listed = json.readValue(body, 0, length, Listed[].class);
        } catch (JacksonException e) {
            throw Form.invalid("the list must be a JSON array of objects with item, file and bytes");
        }
        if (listed == null || listed.length == 0 || listed.length > MOST) {
            throw Form.invalid("the list must have 1 to " + MOST + " images");
        }
        return listed;
    }
}
