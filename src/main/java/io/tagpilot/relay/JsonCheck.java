package io.tagpilot.relay;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a JSON object while it is passed on, and withholds the last piece until all of it has proved right: a provider never gets a
 * whole request that it and we could read differently (names given twice, encodings other than UTF-8, something behind the end).
 */
final class JsonCheck {

    private static final int START = 4;
    private static final TokenStreamFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxNameLength(1000)
                    .maxTokenCount(100_000)
                    .build())
            .build();

    private JsonCheck() {}

    /** Copies the object, or throws {@code INVALID_REQUEST} before its last bytes are out. */
    static void pass(InputStream in, OutputStream out) throws IOException {
        byte[] start = in.readNBytes(START);
        Withholding pieces = new Withholding(new SequenceInputStream(new ByteArrayInputStream(start), in), out);
        if (!isUtf8Object(start)) {
            throw wrong();
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), pieces)) {
            readObject(parser);
            pieces.release();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            throw wrong();
        }
    }

    /** Jackson would take UTF-16, UTF-32 and a byte order mark, too. */
    private static boolean isUtf8Object(byte[] start) {
        for (byte one : start) {
            if (one == 0) {
                return false;
            }
        }
        return start.length > 1 && "{ \t\r\n".indexOf(start[0]) >= 0;
    }

    private static void readObject(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw wrong();
        }
        boolean ended = false;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            // Some programs take this name for more than a name; no provider has it
            if (ended
                    || (token == JsonToken.PROPERTY_NAME && parser.currentName().equals("__proto__"))) {
                throw wrong();
            }
            ended = parser.streamReadContext().inRoot();
        }
    }

    /** Without the parser's own words, which hold pieces of what was sent. */
    private static TagPilotException wrong() {
        return new TagPilotException(
                ProblemCode.INVALID_REQUEST,
                "The body of the request is not one JSON object in UTF-8 with each name once. Correct it and send it again.");
    }

    /** Gives a piece out only when the next one is there; so the last stays here until it is released. */
    private static final class Withholding extends FilterInputStream {
        private final OutputStream out;
        private byte[] held = new byte[0];
        private int heldCount;

        Withholding(InputStream in, OutputStream out) {
            super(in);
            this.out = out;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = in.read(into, offset, length);
            if (count > 0) {
                release();
                held = held.length < count ? new byte[count] : held;
                System.arraycopy(into, offset, held, 0, count);
                heldCount = count;
            }
            return count;
        }

        void release() {
            try {
                out.write(held, 0, heldCount);
                heldCount = 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
