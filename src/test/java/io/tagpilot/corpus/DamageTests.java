package io.tagpilot.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.tagpilot.image.Pictures;
import io.tagpilot.shell.RawHttp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Good ZIPs and images that were damaged on their way: the same content is stored, or nothing. */
@Timeout(900) // for as many as there are with tagpilot.deep
class DamageTests extends CorpusTests {

    /** Far more are tried without HTTP, by the tests of the ZIP reader and of the thumbnails. */
    private static final int ZIPS = Boolean.getBoolean("tagpilot.deep") ? 2000 : 120;

    private static final int IMAGES = Boolean.getBoolean("tagpilot.deep") ? 2000 : 30;

    private static final String SAVE = "/api/tagpilot/save?name=t";

    @Test
    void aDamagedZipIsTheSameOrRefused() throws IOException {
        byte[] good = zip();
        assertThat(post(SAVE, FormBytes.ofFile("t.zip", good)).status()).isEqualTo(200);
        Map<String, String> stored = TreeState.of(datasets.resolve("1_t"));
        int refused = 0;
        for (int seed = 0; seed < ZIPS; seed++) {
            RawHttp.Answer answer = post(SAVE, FormBytes.ofFile("t.zip", Damage.of(good, seed)));

            assertThat(answer.status()).as("seed %d: %s", seed, answer.body()).isIn(200, 400, 413);
            Map<String, String> now = TreeState.of(datasets.resolve("1_t"));
            if (answer.status() == 200) {
                assertThat(now.values()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(stored.values());
                post(SAVE, FormBytes.ofFile("t.zip", good));
            } else {
                assertThat(now).as("seed %d: %s", seed, answer.body()).isEqualTo(stored);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(ZIPS / 2);
        assertThat(leftOvers()).isEmpty();
    }

    @Test
    void aChangedPixelFailsTheChecksum() throws IOException {
        byte[] good = zip();
        byte[] changed = good.clone();
        changed[indexOf(good, "IDAT") + 20] ^= 1;
        assertRefused(post(SAVE, FormBytes.ofFile("t.zip", changed)), 400, "Damaged entry: a.png (CRC)");
    }

    @Test
    void aDamagedImageIsStoredAsItCameOrRefused() throws IOException {
        Map<String, byte[]> seeds = new TreeMap<>();
        for (String format : new String[] {"png", "jpeg", "gif", "bmp", "webp"}) {
            seeds.put(format, Pictures.encode(Pictures.flag(40, 30), format));
        }
        for (int seed = 0; seed < IMAGES; seed++) {
            String format = seeds.keySet().toArray(String[]::new)[seed % seeds.size()];
            byte[] damaged = Damage.of(seeds.get(format), seed);
            String file = "image" + seed + "." + format.replace("jpeg", "jpg");

            RawHttp.Answer answer = post("/api/tagpilot/save-item?name=t", FormBytes.ofFile(file, damaged));

            assertThat(answer.status()).as("seed %d: %s", seed, answer.body()).isIn(200, 400, 413);
            assertThat(datasets.resolve("1_t/old.txt")).hasContent("dog, cat");
            if (answer.status() == 200) {
                assertThat(datasets.resolve("1_t/" + file)).hasBinaryContent(damaged);
                assertThat(http.get("/api/tagpilot/thumbnail?name=t&size=96&file=" + file)
                                .status())
                        .as("seed %d", seed)
                        .isIn(200, 413, 422);
            } else {
                assertThat(datasets.resolve("1_t/" + file)).doesNotExist();
            }
        }
        assertThat(leftOvers()).isEmpty();
    }

    /** The PNG is stored, so that its bytes stand in the ZIP as they are. */
    private static byte[] zip() throws IOException {
        byte[] png = Pictures.encode(Pictures.flag(90, 60), "png");
        CRC32 crc = new CRC32();
        crc.update(png);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry image = new ZipEntry("a.png");
            image.setMethod(ZipEntry.STORED);
            image.setSize(png.length);
            image.setCrc(crc.getValue());
            zip.putNextEntry(image);
            zip.write(png);
            zip.putNextEntry(new ZipEntry("a.txt"));
            zip.write(Pictures.ascii("dog, cat"));
            zip.putNextEntry(new ZipEntry("sub/b.jpg"));
            zip.write(Pictures.encode(Pictures.flag(40, 30), "jpeg"));
        }
        return bytes.toByteArray();
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }
}
