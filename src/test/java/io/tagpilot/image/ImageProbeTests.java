package io.tagpilot.image;

import static io.tagpilot.image.Pictures.ascii;
import static io.tagpilot.image.Pictures.chunk;
import static io.tagpilot.image.Pictures.concat;
import static io.tagpilot.image.Pictures.encode;
import static io.tagpilot.image.Pictures.flag;
import static io.tagpilot.image.Pictures.header;
import static io.tagpilot.image.Pictures.little;
import static io.tagpilot.image.Pictures.png;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageProbeTests {

    private static final ImageProbe PROBE = new ImageProbe(ImageLimits.usual());

    private final Path file;

    ImageProbeTests(@TempDir Path folder) {
        this.file = folder.resolve("a.png");
    }

    @ParameterizedTest
    @CsvSource({"png, PNG", "jpeg, JPEG", "gif, GIF", "bmp, BMP", "webp, WEBP"})
    void tellsTypeAndSizeByContent(String format, ImageType type) throws IOException {
        ImageFacts facts = probe(encode(flag(70, 30), format));
        assertThat(facts).isEqualTo(new ImageFacts(type, 70, 30, 1, false, false));
    }

    @Test
    void seesTransparency() throws IOException {
        BufferedImage image = flag(8, 8, BufferedImage.TYPE_INT_ARGB);
        assertThat(probe(encode(image, "png")).alpha()).isTrue();
        assertThat(probe(png(header(2, 2, 8, 3), chunk("tRNS", new byte[1]))).alpha())
                .isTrue();
        assertThat(probe(png(header(2, 2, 8, 2))).alpha()).isFalse();
        image.setRGB(0, 0, 0);
        assertThat(probe(encode(image, "gif")).alpha()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnsTheSizeAsExifSays(int orientation) throws IOException {
        byte[] jpeg = encode(flag(70, 30), "jpeg");
        boolean onItsSide = orientation > 4;
        ImageFacts expected =
                new ImageFacts(ImageType.JPEG, onItsSide ? 30 : 70, onItsSide ? 70 : 30, orientation, false, false);
        assertThat(probe(Pictures.withOrientation(jpeg, orientation, 0))).isEqualTo(expected);
        assertThat(probe(Pictures.withOrientation(jpeg, orientation, 65_000))).isEqualTo(expected);
    }

    @Test
    void readsExifOfPngAndWebp() throws IOException {
        assertThat(probe(png(header(7, 3, 8, 2), chunk("eXIf", Pictures.exif(6)))))
                .isEqualTo(new ImageFacts(ImageType.PNG, 3, 7, 6, false, false));
        byte[] exif = Pictures.exif(8);
        byte[] webp = little(
                "RIFF",
                100,
                "WEBPVP8X",
                10,
                0x08,
                size24(7),
                size24(3),
                "VP8L",
                2,
                new byte[2],
                "EXIF",
                exif.length,
                exif);
        assertThat(probe(webp)).isEqualTo(new ImageFacts(ImageType.WEBP, 3, 7, 8, false, false));
    }

    @Test
    void takesDamagedExifForNone() throws IOException {
        byte[] jpeg = Pictures.withOrientation(encode(flag(70, 30), "jpeg"), 9, 0);
        assertThat(probe(jpeg).orientation()).isEqualTo(1);
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = Pictures.withOrientation(encode(flag(70, 30), "jpeg"), 6, 0);
            damaged[16 + random.nextInt(26)] = (byte) random.nextInt();
            assertThat(probe(damaged).orientation()).isBetween(1, 8);
        }
    }

    @Test
    void seesMovingPictures() throws IOException {
        assertThat(probe(png(header(2, 2, 8, 2), chunk("acTL", new byte[8]))).animated())
                .isTrue();
        byte[] gif = little(
                "GIF89a",
                (short) 5,
                (short) 4,
                new byte[3],
                (byte) 0x21,
                (byte) 0xff,
                (byte) 11,
                "NETSCAPE2.0",
                (byte) 3,
                new byte[4]);
        assertThat(probe(gif)).isEqualTo(new ImageFacts(ImageType.GIF, 5, 4, 1, true, false));
        byte[] webp = little("RIFF", 30, "WEBPVP8X", 10, 0x12, size24(7), size24(3));
        assertThat(probe(webp)).isEqualTo(new ImageFacts(ImageType.WEBP, 7, 3, 1, true, true));
    }

    @Test
    void readsBitmapsOfOs2AndUpsideDownOnes() throws IOException {
        byte[] core = little("BM", new byte[12], 12, (short) 9, (short) 8, new byte[4]);
        assertThat(probe(core)).isEqualTo(new ImageFacts(ImageType.BMP, 9, 8, 1, false, false));
        byte[] topDown = little("BM", new byte[12], 40, 9, -8, new byte[28]);
        assertThat(probe(topDown)).isEqualTo(new ImageFacts(ImageType.BMP, 9, 8, 1, false, false));
    }

    @Test
    void refusesFloodsOfPixelsByTheirHeader() throws IOException {
        List<byte[]> floods = List.of(
                png(header(65_535, 65_535, 8, 2)),
                png(header(16_385, 1, 8, 2)),
                png(header(10_001, 10_000, 8, 2)),
                little("GIF89a", (short) 65_535, (short) 32_767, new byte[22]),
                Pictures.jpegHeader(65_535, 65_535),
                little("BM", new byte[12], 40, 40_000, -40_000, new byte[28]),
                little("RIFF", 30, "WEBPVP8X", 10, 0, size24(1 << 24), size24(1 << 24)));
        for (byte[] flood : floods) {
            assertProblem(flood, ProblemCode.TOO_LARGE, "Image too large: ");
        }
        assertThat(problem(floods.get(0)).detail()).startsWith("Image too large: 65535×65535 pixels in a.png.");
        assertThat(probe(png(header(10_000, 10_000, 8, 2))).width()).isEqualTo(10_000);
    }

    @Test
    void keepsToTheLimitsOfTheOperator() throws IOException {
        ImageProbe strict = new ImageProbe(new ImageLimits(2_000_000, 2000));
        Files.write(file, png(header(2000, 1000, 8, 2)));
        assertThat(strict.probe(file).width()).isEqualTo(2000);
        Files.write(file, png(header(2000, 1001, 8, 2)));
        TagPilotException problem = catchThrowableOfType(TagPilotException.class, () -> strict.probe(file));
        assertThat(problem.detail())
                .isEqualTo("Image too large: 2000×1001 pixels in a.png. At most 2 megapixels and 2000 pixels a side"
                        + " are taken.");
    }

    @Test
    void refusesHeadersThatCannotBe() throws IOException {
        byte[] badSum = png(header(5, 5, 8, 2));
        badSum[29] ^= 1;
        for (byte[] broken : List.of(
                png(header(0, 0, 8, 2)),
                png(header(-1, 5, 8, 2)),
                badSum,
                png(chunk("IDAT", new byte[13])),
                Pictures.jpegHeader(0, 5),
                ascii("\u00ff\u00d8\u00ff\u00e0"),
                ascii("\u00ff\u00d8\u00ff\u00d9\0\0\0\0"),
                little("GIF89a", (short) 0, (short) 5, new byte[3]),
                little("RIFF", 30, "WEBPVP8 ", 10, 0, 0, 0),
                little("RIFF", 30, "WEBPXXXX", 10, 0, 0, 0))) {
            assertProblem(broken, ProblemCode.UNREADABLE_IMAGE, "Not a readable image: a.png");
        }
    }

    @Test
    void tellsEmptyFilesAndNonsense() throws IOException {
        assertProblem(new byte[0], ProblemCode.UNREADABLE_IMAGE, "Empty file: a.png");
        assertProblem(new byte[1], ProblemCode.UNREADABLE_IMAGE, "Not a readable image: a.png");
        assertProblem(ascii("hello"), ProblemCode.UNREADABLE_IMAGE, "Not a readable image: a.png");
        assertProblem(ascii("BM is how this text begins"), ProblemCode.UNREADABLE_IMAGE, "Not a readable image");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html><script>alert(1)</script>  | Not a readable image: a.png holds a web page",
                "'  <!DOCTYPE html>'              | Not a readable image: a.png holds a web page",
                "<svg xmlns='x'/>                 | SVG is not supported: a.png",
                "<?xml version='1.0'?><svg/>      | SVG is not supported: a.png",
                "%PDF-1.7                         | Type not supported: a.png is a PDF document",
                "xxxxftypheic                     | Type not supported: a.png is a HEIC image",
                "xxxxftypavif                     | Type not supported: a.png is an AVIF image",
                "xxxxftypisom                     | Type not supported: a.png is an MP4 video",
                "8BPS....                         | Type not supported: a.png is a Photoshop document",
                "Rar!....                         | Type not supported: a.png is a RAR archive"
            })
    void namesWhatElseItIs(String content, String sentence) throws IOException {
        assertProblem(ascii(content), ProblemCode.UNSUPPORTED_TYPE, sentence);
    }

    @Test
    void callsAStagedFileByItsOwnName() throws IOException {
        Files.write(file, ascii("II*\0...."));
        TagPilotException problem = catchThrowableOfType(TagPilotException.class, () -> PROBE.probe(file, "photo.tif"));
        assertThat(problem.detail()).startsWith("Type not supported: photo.tif is a TIFF image.");
    }

    @Test
    void takesImagesWithSomethingElseBehindThem() throws IOException {
        byte[] png = encode(flag(6, 5), "png");
        assertThat(probe(concat(png, ascii("PK\3\4<script>"))).type()).isEqualTo(ImageType.PNG);
        assertThat(probe(Arrays.copyOf(png, 60)).width()).isEqualTo(6);
    }

    @Test
    void anythingElseIsAProblemAndNeverAFailure() throws IOException {
        List<byte[]> seeds = List.of(
                encode(flag(40, 30), "png"),
                Pictures.withOrientation(encode(flag(40, 30), "jpeg"), 6, 10),
                encode(flag(40, 30), "gif"),
                encode(flag(40, 30), "bmp"),
                encode(flag(40, 30), "webp"));
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = seeds.get(seed % seeds.size()).clone();
            for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                bytes[random.nextInt(Math.min(bytes.length, 120))] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                ImageFacts facts =
                        probe(random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
                assertThat(facts.width()).isBetween(1, ImageLimits.usual().side());
            } catch (TagPilotException e) {
                assertThat(e.detail()).endsWith(".");
            }
        }
    }

    private static byte[] size24(int size) {
        int stored = size - 1;
        return new byte[] {(byte) stored, (byte) (stored >> 8), (byte) (stored >> 16)};
    }

    private ImageFacts probe(byte[] content) throws IOException {
        return PROBE.probe(Files.write(file, content));
    }

    private TagPilotException problem(byte[] content) {
        return catchThrowableOfType(TagPilotException.class, () -> probe(content));
    }

    private void assertProblem(byte[] content, ProblemCode code, String sentence) {
        TagPilotException problem = problem(content);
        assertThat(problem).isNotNull();
        assertThat(problem.detail()).startsWith(sentence).endsWith(".");
        assertThat(problem.code()).isEqualTo(code);
    }
}
