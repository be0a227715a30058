package io.tagpilot.dataset.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One of several images whose bytes follow one another in one part of a form.
 *
 * @param item the id that it has in its save
 * @param file what sentences call it
 * @param bytes how many of them are its own
 */
record PackedItem(String item, String file, long bytes) {

    private static final int MOST = 100;

    /** As it is sent; nothing of it need be there. */
    private record Sent(
            @Nullable String item,
            @Nullable String file,
            @Nullable Long bytes) {

        PackedItem checked() {
            long length = Form.required("bytes", bytes);
            if (length < 0) {
                throw Form.invalid("bytes must be >= 0");
            }
            return new PackedItem(Form.itemId(item), Form.required("file", file), length);
        }
    }

    /**
     * Reads the list that says what is in such a part.
     *
     * @param size of the part
     * @throws io.tagpilot.problem.TagPilotException where the list is none, or does not fit the part
     */
    static List<PackedItem> listIn(String list, long size, JsonMapper json) {
        List<PackedItem> items = read(list, json);
        long left = size;
        for (PackedItem item : items) {
            left = item.bytes > left ? -1 : left - item.bytes; // never more than there is, whatever they say
        }
        if (left != 0) {
            throw Form.invalid("items must name as many bytes as file has (" + size + ")");
        }
        return items;
    }

    private static List<PackedItem> read(String list, JsonMapper json) {
        Sent[] sent;
        try {
            sent = json.readValue(list, Sent[].class);
        } catch (JacksonException e) {
            throw Form.invalid("items must be a JSON array of objects with item, file and bytes");
        }
        if (sent == null || sent.length == 0 || sent.length > MOST) {
            throw Form.invalid("items must be 1 to " + MOST + " images");
        }
        return Arrays.stream(sent)
                .map(one -> Form.required("an image in items", one).checked())
                .toList();
    }

    /** Its bytes, which are the next ones of {@code all}. */
    InputStream bytesFrom(InputStream all) throws IOException {
        return BoundedInputStream.builder()
                .setInputStream(all)
                .setMaxCount(bytes)
                .setPropagateClose(false)
                .get();
    }
}
