package io.tagpilot.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.tagpilot.image.Pictures;
import io.tagpilot.shell.RawHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads whose parts, file names and fields are not what they should be. */
class FormCorpusTests extends CorpusTests {

    private static final String ITEM = "/api/tagpilot/save-item?name=t";
    private static final String BAD_NAME = "Bad file name";
    private static final byte[] PICTURE = picture();

    /**
     * A form and what it is answered.
     *
     * @param target the address that it is sent to
     */
    record Row(String id, String target, FormBytes form, int status, String sentence) {

        static Row refused(String id, FormBytes form, String sentence) {
            return new Row(id, ITEM, form, 400, sentence);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    static Stream<Row> incomplete() {
        String nameless = "/api/tagpilot/save-item";
        return Stream.of(
                Row.refused("M01 no file", new FormBytes().field("tags", "x"), "file is required"),
                new Row("M01 no ZIP", "/api/tagpilot/save?name=t", new FormBytes(), 400, ""),
                new Row("M02 no name", nameless, image("a.png"), 400, "name is required"),
                new Row("M02 empty name", nameless + "?name=", image("a.png"), 400, "Invalid dataset name"),
                new Row("M02 blank name", nameless + "?name=%20", image("a.png"), 400, "Invalid dataset name"),
                Row.refused("M10 two files", image("a.png").file("b.png", PICTURE), "one file only"),
                Row.refused("M11 60 parts", manyParts(), "Too many parts"),
                Row.refused("M12 a part's header of 20 kB", part("a.png\"\r\nX-More: " + "x".repeat(20_000)), BAD_NAME),
                new Row("M13 1.5 MB of tags", ITEM, tags("x".repeat(3 << 19)), 413, "Caption too long"),
                new Row("M13 a byte too many", ITEM, tags("x".repeat((1 << 20) + 1)), 413, "Caption too long"),
                Row.refused("M14 NUL", tags("a\0b"), "The text of a.png holds a NUL character"),
                Row.refused(
                        "M14 half a character",
                        image("a.png").part("name=\"tags\"", new byte[] {-19, -96, -128}),
                        "tags"),
                Row.refused(
                        "M14 not UTF-8",
                        image("a.png").part("name=\"tags\"", new byte[] {'a', -1}),
                        "tags is not UTF-8"),
                Row.refused("M15 reset=maybe", image("a.png").field("reset", "maybe"), "reset must be true or false"),
                Row.refused("M15 done=2", image("a.png").field("done", "2"), "done must be true or false"),
                Row.refused(
                        "M15 done twice", image("a.png").field("done", "1").field("done", "0"), "done is given twice"),
                Row.refused("N05 tags twice", tags("a").field("tags", "b"), "tags is given twice"),
                Row.refused(
                        "N05 name in query and form", image("a.png").field("name", "other"), "name is given twice"));
    }

    static Stream<Row> badNames() {
        return Stream.of(
                Row.refused("M07 NUL", image("a\0b.png"), BAD_NAME),
                Row.refused("M08 empty", image(""), ""),
                Row.refused("M08 none", new FormBytes().part("name=\"file\"", PICTURE), "file is required"),
                Row.refused("M08 ending only", image(".png"), BAD_NAME),
                Row.refused("M08 dots", image("..."), BAD_NAME),
                Row.refused("M08 blanks", image("   "), BAD_NAME),
                Row.refused("M08 folder", image("a/"), BAD_NAME),
                Row.refused("M08 up", image("a/.."), BAD_NAME),
                Row.refused("M09 5,000 letters", image("a".repeat(5000) + ".png"), BAD_NAME),
                Row.refused("M09 300 letters", image("a".repeat(300) + ".png"), BAD_NAME),
                Row.refused("M09 direction", image("a\u202egnp.exe"), BAD_NAME),
                Row.refused("M09 newline", part("a%0Ab\u0085.png\""), BAD_NAME),
                Row.refused("M09 200 accents", image("a" + "\u0301".repeat(200) + ".png"), BAD_NAME));
    }

    @ParameterizedTest
    @MethodSource({"incomplete", "badNames"})
    void isRefusedInASentence(Row row) throws IOException {
        assertRefused(post(row.target(), row.form()), row.status(), row.sentence());
    }

    static Stream<FormBytes> namesOfWhichOnlyTheLastPartCounts() {
        return Stream.of(
                image("../../e.png"), // M03
                image("..\\\\..\\\\e.png"), // M04
                image("C:\\\\e.png"),
                image("/etc/e.png"),
                new FormBytes().part("name=\"file\"; filename*=UTF-8''%2e%2e%2fe.png", PICTURE), // M05
                new FormBytes().part("name=\"file\"; filename=\"x.png\"; filename*=UTF-8''e.png", PICTURE), // M06
                new FormBytes().part("name=\"file\"; filename=e.png", PICTURE));
    }

    @ParameterizedTest
    @MethodSource("namesOfWhichOnlyTheLastPartCounts")
    void m03To06StoredUnderTheLastPart(FormBytes form) throws IOException {
        assertTaken(post(ITEM, form));
        assertThat(files("1_t")).containsExactly("e.png", "old.png", "old.txt");
    }

    @Test
    void m09NamesInEveryScript() throws IOException {
        assertTaken(post(ITEM, image("\ud83d\udc36\u65e5\u0639.png")));
        assertThat(files("1_t")).contains("\ud83d\udc36\u65e5\u0639.png");
    }

    @Test
    void m14LineEndsAndManyTagsAreKept() throws IOException {
        String tags = "a,\r\n b ,".repeat(100_000);
        assertTaken(post(ITEM, tags(tags)));
        assertThat(datasets.resolve("1_t/a.txt")).hasBinaryContent(tags.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1", "on", "YES", "t"})
    void m15WhatMeansTrue(String value) throws IOException {
        assertTaken(post(ITEM, image("a.png").field("reset", value).field("done", value)));
        assertThat(files("1_t")).containsExactly("a.png");
    }

    @ParameterizedTest
    @CsvSource({
        "M16 no boundary, multipart/form-data, 400, Broken upload",
        "M16 another boundary, multipart/form-data; boundary=other, 400, file is required",
        "M16 a boundary of 200 letters, multipart/form-data; boundary=LONG, 400, ''",
        "M18 JSON, application/json, 415, This address does not take a body of the type",
        "M18 text, text/plain, 415, This address does not take a body of the type"
    })
    void otherTypes(String id, String type, int status, String sentence) throws IOException {
        String header = "Content-Type: " + type.replace("LONG", "b".repeat(200));
        assertRefused(http.send("POST", ITEM, image("a.png").build(), header), status, sentence);
    }

    @Test
    void m18NoTypeOrAFormWithoutParts() throws IOException {
        assertRefused(http.send("POST", ITEM, PICTURE), 415, "The request does not say of which type");
        String plainForm = "Content-Type: application/x-www-form-urlencoded";
        assertRefused(
                http.send("POST", ITEM, "tags=x", plainForm), 415, "This address does not take a body of the type");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 99})
    void m17ABodyThatBreaksOff(int percent) throws IOException {
        byte[] whole = image("a.png").field("reset", "true").build();
        byte[] cut = Arrays.copyOf(whole, whole.length * percent / 100);
        assertRefused(http.raw(head("Content-Length: " + whole.length) + text(cut)), 400, "The request was cut off");
        if (percent < 99) {
            // 99 % lack only the sign that no further part comes
            assertRefused(http.send("POST", ITEM, cut, FormBytes.TYPE), 400, "");
        }
    }

    @Test
    void m19FilesAtTheLimit() throws IOException {
        byte[] exact = Arrays.copyOf(PICTURE, 2 << 20);
        assertTaken(post(ITEM, FormBytes.ofFile("a.png", exact)));
        assertThat(datasets.resolve("1_t/a.png")).hasBinaryContent(exact);
    }

    @ParameterizedTest
    @ValueSource(ints = {(2 << 20) + 1, 3 << 20, 20 << 20})
    void m19FilesOverTheLimit(int size) throws IOException {
        assertRefused(post(ITEM, FormBytes.ofFile("a.png", Arrays.copyOf(PICTURE, size))), 413, "upload exceeds limit");
    }

    @Test
    void m20LengthsThatLie() throws IOException {
        byte[] form = image("a.png").build();
        assertRefused(http.raw(head("Content-Length: 20") + text(form)), 400, "Broken upload");
        assertRefused(http.raw(head("Content-Length: 5", "Content-Length: 6") + text(form)), 400, "");
        assertRefused(http.raw(head("Content-Length: -1") + text(form)), 400, "");
        assertRefused(http.raw(head("Transfer-Encoding: chunked", "Content-Length: 5") + text(form)), 400, "");
        assertRefused(http.raw(head("Transfer-Encoding: chunked") + "zz\r\n" + text(form)), 400, "");
        assertRefused(http.raw(head("Transfer-Encoding: gzip") + text(form)), 501, "");
    }

    @Test
    void m20ABodyInPieces() throws IOException {
        byte[] form = image("a.png").build();
        String pieces = Integer.toHexString(form.length) + "\r\n" + text(form) + "\r\n0\r\n\r\n";
        assertTaken(http.raw(head("Transfer-Encoding: chunked") + pieces));
        assertThat(files("1_t")).contains("a.png");
    }

    @Test
    void m21CompressedBodies() throws IOException {
        RawHttp.Answer answer =
                http.send("POST", ITEM, image("a.png").build(), FormBytes.TYPE, "Content-Encoding: gzip");
        assertRefused(answer, 415, "Compressed request bodies are not taken");
    }

    @Test
    void m22AClientThatAsksFirst() throws IOException {
        byte[] form = image("a.png").build();
        RawHttp.Answer first = http.raw(head("Expect: 100-continue", "Content-Length: " + form.length) + text(form));
        assertThat(first.status()).isEqualTo(100);
        assertThat(first.body()).startsWith("HTTP/1.1 200");
        assertThat(files("1_t")).contains("a.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "get"})
    void m23OtherMethods(String method) throws IOException {
        assertRefused(http.send(method, ITEM, ""), 405, "This address does not take");
        assertRefused(http.send(method, "/api/tagpilot/save?name=t", ""), 405, "This address does not take");
    }

    @Test
    void m23MethodsThatAreForProxies() throws IOException {
        assertRefused(http.send("CONNECT", ITEM, ""), 501, "The request uses something of HTTP that is not taken here");
    }

    private static FormBytes image(String name) {
        return FormBytes.ofFile(name, PICTURE);
    }

    /** An image whose name is followed by more. */
    private static FormBytes part(String nameAndMore) {
        return new FormBytes().part("name=\"file\"; filename=\"" + nameAndMore, PICTURE);
    }

    private static FormBytes tags(String tags) {
        return image("a.png").field("tags", tags);
    }

    private static FormBytes manyParts() {
        FormBytes form = image("a.png");
        for (int i = 0; i < 60; i++) {
            form.field("f" + i, "x");
        }
        return form;
    }

    private static String head(String... headers) {
        return "POST " + ITEM + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + FormBytes.TYPE + "\r\n"
                + String.join("\r\n", headers) + "\r\n\r\n";
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] picture() {
        try {
            return Pictures.encode(Pictures.flag(40, 30), "png");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
