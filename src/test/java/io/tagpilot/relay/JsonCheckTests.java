package io.tagpilot.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonCheckTests {

    /** A picture is one long text; the JSON library's own limits of texts must not cut in before ours. */
    @Test
    void passesAPictureOfTheLargestSizeByteForByte() throws IOException {
        byte[] body = ("{\"image\":\"" + "A".repeat(39 << 20)
                        + "\",\"n\":[1e5,-0.25,true,null,\"\\ud83d\\ude00 é\"]}\n")
                .getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream passed = new ByteArrayOutputStream(body.length);

        JsonCheck.pass(new ByteArrayInputStream(body), passed);

        assertThat(passed.toByteArray()).isEqualTo(body);
    }
}
