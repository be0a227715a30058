package io.tagpilot.corpus;

import static io.tagpilot.image.Pictures.ascii;
import static io.tagpilot.image.Pictures.chunk;
import static io.tagpilot.image.Pictures.concat;
import static io.tagpilot.image.Pictures.encode;
import static io.tagpilot.image.Pictures.flag;
import static io.tagpilot.image.Pictures.header;
import static io.tagpilot.image.Pictures.little;
import static io.tagpilot.image.Pictures.png;
import static org.assertj.core.api.Assertions.assertThat;

import io.tagpilot.image.Pictures;
import io.tagpilot.shell.RawHttp;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Images that are too large, broken, of another type, or good in unusual ways. */
class ImageCorpusTests extends CorpusTests {

    private static final String FLOOD = "Image too large: ";
    private static final String UNREADABLE = "Not a readable image: a.png";
    private static final String OTHER_TYPE = "Type not supported: a.png is ";
    private static final String DRAWING = "SVG is not supported: a.png";
    private static final int BOMB = 16 << 20;

    /**
     * An upload and its answer.
     *
     * @param status 200 where the image is to be stored as it is
     */
    record Row(String id, int status, String sentence, Image image) {

        @FunctionalInterface
        interface Image {
            byte[] build() throws Exception;
        }

        static Row taken(String id, Image image) {
            return new Row(id, 200, "", image);
        }

        static Row refused(String id, String sentence, Image image) {
            return new Row(id, sentence.startsWith(FLOOD) ? 413 : 400, sentence, image);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    static Stream<Row> floodsAndBrokenHeaders() {
        return Stream.of(
                Row.refused("I01 PNG", FLOOD + "65535×65535", () -> png(header(65_535, 65_535, 8, 2))),
                Row.refused("I01 one pixel too wide", FLOOD, () -> png(header(16_385, 1, 8, 2))),
                Row.refused("I01 too many pixels", FLOOD, () -> png(header(10_001, 10_000, 8, 2))),
                Row.refused("I02 PNG with data", FLOOD, ImageCorpusTests::hugeWithData),
                Row.refused("I03 0×0", UNREADABLE, () -> png(header(0, 0, 8, 2))),
                Row.refused("I03 −1×5", UNREADABLE, () -> png(header(-1, 5, 8, 2))),
                Row.refused("I03 checksum", UNREADABLE, ImageCorpusTests::withWrongSum),
                Row.refused("I03 no header", UNREADABLE, () -> png(chunk("IDAT", new byte[13]))),
                Row.refused("I04 GIF", FLOOD, () -> little("GIF89a", (short) 65_535, (short) 32_767, new byte[22])),
                Row.refused("I05 JPEG", FLOOD, () -> Pictures.jpegHeader(65_535, 65_535)),
                Row.refused("I06 BMP", FLOOD, () -> little("BM", new byte[12], 40, 40_000, -40_000, new byte[28])),
                Row.refused(
                        "I07 WebP",
                        FLOOD,
                        () -> little("RIFF", 30, "WEBPVP8X", 10, 0, new byte[] {-1, -1, -1, -1, -1, -1})),
                Row.refused("I11 no bytes", "Empty file: a.png", () -> new byte[0]),
                Row.refused("I12 one byte", UNREADABLE, () -> new byte[1]),
                Row.refused("I12 the first bytes of a JPEG", UNREADABLE, () -> ascii("\u00ff\u00d8\u00ff\u00e0")),
                Row.refused("I12 the first bytes of a PNG", UNREADABLE, () -> png()));
    }

    static Stream<Row> otherTypes() {
        return Stream.of(
                Row.refused("I15 HTML", UNREADABLE, () -> ascii("<html><script>alert(1)</script>")),
                Row.refused("I15 HTML after blanks", UNREADABLE, () -> ascii(" \n\t<!DOCTYPE html><b>")),
                Row.refused("I15 text", UNREADABLE, () -> ascii("hello")),
                Row.refused("I15 text that begins like a BMP", UNREADABLE, () -> ascii("BM is how this begins, no?")),
                Row.refused("I16 SVG", DRAWING, () -> ascii("<svg xmlns='x' onload='alert(1)'/>")),
                Row.refused("I16 XML", DRAWING, () -> ascii("\u00ef\u00bb\u00bf<?xml version='1.0'?><svg/>")),
                Row.refused("I16 packed SVG", OTHER_TYPE + "a gzip archive", ImageCorpusTests::packedSvg),
                Row.refused("I20 PDF", OTHER_TYPE + "a PDF document", () -> ascii("%PDF-1.7")),
                Row.refused("I20 MP4", OTHER_TYPE + "an MP4 video", () -> ascii("\0\0\0\u0018ftypisom")),
                Row.refused("I20 HEIC", OTHER_TYPE + "a HEIC image", () -> ascii("\0\0\0\u0018ftypheic")),
                Row.refused("I20 AVIF", OTHER_TYPE + "an AVIF image", () -> ascii("\0\0\0\u0018ftypavif")),
                Row.refused("I20 TIFF", OTHER_TYPE + "a TIFF image", () -> ascii("II*\0....")),
                Row.refused("I20 TIFF of the other kind", OTHER_TYPE + "a TIFF image", () -> ascii("MM\0*....")),
                Row.refused("I20 ZIP", OTHER_TYPE + "a ZIP archive", () -> ascii("PK\3\4....")),
                Row.refused("I20 Photoshop", OTHER_TYPE + "a Photoshop document", () -> ascii("8BPS....")));
    }

    static Stream<Row> goodInUnusualWays() {
        return Stream.of(
                Row.taken("I08 GIF of 10,000 pictures", OddPictures::longGif),
                Row.taken("I08 moving PNG", OddPictures::movingPng),
                Row.taken("I08 moving WebP", OddPictures::movingWebp),
                Row.taken("I09 text bomb", () -> OddPictures.withChunk("zTXt", "note\0\0", new byte[BOMB])),
                Row.taken("I09 profile bomb", () -> OddPictures.withChunk("iCCP", "icc\0\0", new byte[BOMB])),
                Row.taken("I10 cut PNG", () -> half(encode(flag(90, 60), "png"))),
                Row.taken("I10 cut JPEG", () -> half(encode(flag(300, 200), "jpeg"))),
                Row.taken("I10 cut WebP", () -> half(encode(flag(90, 60), "webp"))),
                Row.taken("I10 cut GIF", () -> half(encode(flag(90, 60), "gif"))),
                Row.taken("I10 cut BMP", () -> half(encode(flag(90, 60), "bmp"))),
                Row.taken("I13 JPEG of inks", OddPictures::inkJpeg),
                Row.taken("I13 JPEG in several scans", OddPictures::progressiveJpeg),
                Row.taken("I13 grey JPEG", () -> encode(flag(40, 30, BufferedImage.TYPE_BYTE_GRAY), "jpeg")),
                Row.taken("I13 16 bits", () -> encode(flag(40, 30, BufferedImage.TYPE_USHORT_GRAY), "png")),
                Row.taken("I13 palette", () -> encode(flag(40, 30, BufferedImage.TYPE_BYTE_INDEXED), "png")),
                Row.taken("I13 transparent", () -> encode(flag(40, 30, BufferedImage.TYPE_INT_ARGB), "png")),
                Row.taken("I13 WebP", () -> encode(flag(40, 30), "webp")),
                Row.taken(
                        "I17 GIF that is a script", () -> concat(ascii("GIF89a/*\5\0"), new byte[30], ascii("*/=1;"))),
                Row.taken("I18 JPEG with a page in it", OddPictures::jpegWithPage),
                Row.taken("I19 PNG with a ZIP behind it", () -> concat(encode(flag(9, 9), "png"), ascii("PK\3\4x"))),
                Row.taken("I21 JPEG called PNG", () -> encode(flag(40, 30), "jpeg")),
                Row.taken("I21 BMP called PNG", () -> encode(flag(40, 30), "bmp")));
    }

    /** I14. */
    static Stream<Row> turned() {
        return Stream.of(1, 2, 3, 4, 5, 6, 7, 8)
                .map(turn -> Row.taken(
                        "I14 " + turn, () -> Pictures.withOrientation(encode(flag(40, 30), "jpeg"), turn, 0)));
    }

    @ParameterizedTest
    @MethodSource({"floodsAndBrokenHeaders", "otherTypes", "goodInUnusualWays", "turned"})
    void isStoredByteForByteOrNotAtAll(Row row) throws Exception {
        byte[] image = row.image().build();

        RawHttp.Answer answer = post(
                "/api/tagpilot/save-item?name=t",
                FormBytes.ofFile("a.png", image).field("tags", "cat").field("done", "true"));

        if (row.status() == 200) {
            assertTaken(answer);
            assertThat(datasets.resolve("1_t/a.png")).hasBinaryContent(image);
            assertThat(datasets.resolve("1_t/a.txt")).hasContent("cat");
            assertShownSafely();
        } else {
            assertRefused(answer, row.status(), row.sentence());
        }
    }

    /** Neither the image nor its small picture can run anything, and one that cannot be drawn is a problem and no failure. */
    private void assertShownSafely() throws IOException {
        RawHttp.Answer image = http.get("/api/tagpilot/image?name=t&file=a.png");
        RawHttp.Answer small = http.get("/api/tagpilot/thumbnail?name=t&file=a.png&size=96");
        assertThat(image.status()).isEqualTo(200);
        assertThat(small.status()).isIn(200, 413, 422);
        for (RawHttp.Answer shown : new RawHttp.Answer[] {image, small}) {
            assertThat(shown.header("Content-Type"))
                    .matches("image/(png|jpeg|gif|webp|bmp)|application/problem\\+json");
            assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(shown.header("Content-Security-Policy")).startsWith("sandbox; default-src 'none'");
            assertThat(shown.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        }
    }

    private static byte[] hugeWithData() throws IOException {
        return png(
                header(30_000, 30_000, 1, 0),
                chunk("IDAT", Pictures.deflated(new byte[3751 * 300])),
                chunk("IEND", new byte[0]));
    }

    private static byte[] withWrongSum() throws IOException {
        byte[] bytes = png(header(5, 5, 8, 2));
        bytes[29] ^= 1;
        return bytes;
    }

    private static byte[] packedSvg() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(ascii("<svg/>"));
        }
        return out.toByteArray();
    }

    private static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }
}
