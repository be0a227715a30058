package io.tagpilot.corpus;

import static io.tagpilot.archive.ZipBytes.bytes;
import static io.tagpilot.corpus.ZipRow.entries;
import static io.tagpilot.corpus.ZipRow.refused;
import static io.tagpilot.corpus.ZipRow.taken;
import static io.tagpilot.corpus.ZipRow.tooLarge;
import static org.assertj.core.api.Assertions.assertThat;

import io.tagpilot.archive.ZipBytes;
import io.tagpilot.archive.ZipBytes.Entry;
import io.tagpilot.image.Pictures;
import io.tagpilot.shell.RawHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ZIPs that are encrypted, packed in odd ways, damaged, ambiguous, or larger than they look. */
class ZipFormCorpusTests extends ZipCorpus {

    private static final int MIB = 1 << 20;
    private static final String AMBIGUOUS = "Ambiguous ZIP";
    private static final String DAMAGED = "Damaged ZIP";
    private static final String DIFFERS = "Size does not match: ";
    private static final String INCOMPLETE = "Not a complete ZIP";
    private static final String NO_ZIP = "Not a ZIP";

    static Stream<ZipRow> packed() {
        return Stream.of(
                refused("Z25 ZipCrypto", "ZIP is encrypted", entries(picture().with(entry -> entry.flags |= 1))),
                refused("Z25 AES", "ZIP is encrypted", entries(method(99).with(entry -> entry.flags |= 1))),
                refused("Z25 strong", "ZIP is encrypted", entries(picture().with(entry -> entry.flags |= 0x41))),
                refused("Z27 part of a split ZIP", "Split ZIP", () -> plain().disk(1)
                        .build()),
                refused("Z27 first part", "Split ZIP", () -> joined(bytes("PK\7\10"), plain().build())),
                taken("Z28 Zip64", List.of("ok.png"), () -> plain().zip64().build()),
                taken(
                        "Z28 descriptor",
                        List.of("ok.png"),
                        entries(descriptor(picture().deflated(), true))),
                taken(
                        "Z28 descriptor without mark",
                        List.of("ok.png"),
                        entries(descriptor(picture().deflated(), false))),
                taken("Z29 stored with descriptor", List.of("ok.png"), entries(descriptor(picture(), true))),
                taken("Z29 stored, no mark", List.of("ok.png"), entries(descriptor(picture(), false))),
                refused("Z32 all share all", "Overlapping entries", () -> ZipBombs.full(200, MIB / 4)
                        .build()),
                refused("Z33 all share the end", "Overlapping entries", () -> ZipBombs.quoted(60, MIB / 16)
                        .build()),
                tooLarge(
                        "Z34 caption of zeros",
                        "Entry unpacks too large: a.txt",
                        entries(picture(), zeros("a.txt", 20))),
                taken("Z35 plain picture", List.of("a.bmp"), entries(zeros("a.bmp", 7))),
                tooLarge("Z36 too much in all", "ZIP unpacks to more than 24 MiB", () -> many(4, 7 * MIB)),
                tooLarge("Z36 one too large", "Entry unpacks too large: a.bmp", entries(zeros("a.bmp", 9))),
                tooLarge("Z37 too many", "More than 300 files", () -> many(301, 1)),
                tooLarge("Z37 too many by far", "More than 300 files", () -> many(1000, 1)),
                taken(
                        "Z37 as many as may be",
                        IntStream.range(0, 300).mapToObj("%04d.png"::formatted).toList(),
                        () -> many(300, 1)),
                refused(
                        "Z39 says 10, holds 5 MB",
                        DIFFERS,
                        entries(zeros("a.png", 5).with(entry -> entry.size = 10))),
                refused(
                        "Z40 says 7 MB, holds a byte",
                        DIFFERS,
                        entries(one().deflated().with(e -> e.size = 7 * MIB))),
                refused("Z40 says 2, holds 1", DIFFERS, entries(one().with(entry -> entry.size = 2))),
                refused("Z41 checksum", "Damaged entry: a.txt (CRC)", entries(picture(), wrongSum())),
                refused("Z41 data", "Damaged entry: ok.png", entries(wrongData())));
    }

    static Stream<ZipRow> cutOrAmbiguous() throws IOException {
        byte[] whole = plain().build();
        return Stream.of(
                refused("Z42 ten bytes short", INCOMPLETE, () -> Arrays.copyOf(whole, whole.length - 10)),
                refused("Z42 half", INCOMPLETE, () -> Arrays.copyOf(whole, whole.length / 2)),
                refused("Z42 first 30 bytes", INCOMPLETE, () -> Arrays.copyOf(whole, 30)),
                refused("Z43 no bytes", NO_ZIP, () -> new byte[0]),
                refused("Z43 text", NO_ZIP, () -> bytes("hello world ".repeat(20))),
                refused("Z43 PNG", NO_ZIP, () -> Pictures.encode(Pictures.flag(9, 9), "png")),
                refused("Z43 RAR", NO_ZIP, () -> bytes("Rar!\u001a\u0007\0")),
                refused("Z43 7z", NO_ZIP, () -> Pictures.ascii("7z\u00bc\u00af'\u001c" + "x".repeat(40))),
                refused("Z43 gzip", NO_ZIP, () -> Pictures.ascii("\u001f\u008b\b" + "x".repeat(40))),
                refused("Z44 empty", "ZIP is empty", ZipBytes::emptyEnd),
                refused("Z45 an end in the comment", AMBIGUOUS, () -> plain().comment(ZipBytes.emptyEnd())
                        .build()),
                refused("Z45 the end of another", AMBIGUOUS, () -> plain().comment(
                                joined(ZipBytes.emptyEnd(), bytes("more")))
                        .build()),
                refused("Z46 a program before it", AMBIGUOUS, () -> plain().prefix(bytes("#!/bin/sh\n"))
                        .build()),
                refused("Z46 zeros after it", AMBIGUOUS, () -> plain().trailer(new byte[100])
                        .build()),
                refused("Z47 two names", AMBIGUOUS, entries(one().with(entry -> entry.localName = bytes("b.png")))),
                refused("Z47 two methods", AMBIGUOUS, entries(one().with(entry -> entry.localMethod = 8))),
                refused(
                        "Z47 a file that is not listed",
                        AMBIGUOUS,
                        entries(one().with(e -> e.listed = false), picture())),
                refused("Z48 one file more", DAMAGED, () -> plain().countError(1)
                        .build()),
                refused("Z48 one file less", DAMAGED, () -> ZipBytes.withNames("b.txt")
                        .countError(-1)
                        .build()),
                refused("Z48 200 files more", DAMAGED, () -> plain().zip64()
                        .countError(200)
                        .build()),
                refused("Z48 list beyond the end", DAMAGED, () -> plain().listOffsetError(1_000_000)
                        .build()),
                refused("Z48 list before its place", AMBIGUOUS, () -> plain().listOffsetError(-3)
                        .build()));
    }

    @ParameterizedTest
    @MethodSource({"packed", "cutOrAmbiguous"})
    void isTakenWholeOrNotAtAll(ZipRow row) throws Exception {
        check(row);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6, 9, 12, 14, 93, 95, 98, 99, 65_535})
    void z26OtherMethodsOfPacking(int method) throws Exception {
        check(refused("Z26", "Unsupported compression", entries(method(method))));
    }

    @Test
    void theDoorForUploadsIsTheSame() throws Exception {
        assertRefused(upload(entries(wrongSum(), picture())), 400, "Damaged entry: a.txt (CRC)");
        assertRefused(upload(entries(zeros("a.bmp", 9))), 413, "Entry unpacks too large: a.bmp");
        assertRefused(upload(() -> bytes("no ZIP")), 400, NO_ZIP);
    }

    private RawHttp.Answer upload(ZipRow.Zip zip) throws Exception {
        return post("/api/datasets/upload", FormBytes.ofFile("fresh.zip", zip.build()));
    }

    @Test
    void z49CaptionsAreKeptByteForByte() throws Exception {
        byte[] wide = "dog, cat".getBytes(StandardCharsets.UTF_16);
        byte[] marked = bytes("\ufeffdog");
        byte[] invalid = {'d', (byte) 0xff, 'g'};
        check(taken(
                "Z49",
                List.of("a.png", "a.txt", "b.png", "b.txt", "c.png", "c.txt"),
                entries(
                        file("a.png"),
                        new Entry("a.txt", wide),
                        file("b.png"),
                        new Entry("b.txt", marked),
                        file("c.png"),
                        new Entry("c.txt", invalid))));

        assertThat(datasets.resolve("1_t/a.txt")).hasBinaryContent(wide);
        assertThat(datasets.resolve("1_t/b.txt")).hasBinaryContent(marked);
        assertThat(datasets.resolve("1_t/c.txt")).hasBinaryContent(invalid);
        var images = http.get("/api/tagpilot/load?name=t&content=links").json().path("images");
        assertThat(images.get(0).path("textProblem").asString()).startsWith("a.txt is not UTF-8 text.");
        assertThat(images.get(1).path("text").asString()).isEqualTo("dog");
        assertThat(images.get(2).path("textProblem").asString()).startsWith("c.txt is not UTF-8 text.");
    }

    @Test
    void z49ACaptionIsNoBook() throws Exception {
        check(tooLarge("Z49", "Entry unpacks too large: a.txt is over 1 MiB", entries(picture(), zeros("a.txt", 2))));
    }

    private static ZipBytes plain() {
        return ZipBytes.of(picture());
    }

    private static Entry picture() {
        return file("ok.png");
    }

    private static Entry file(String name) {
        return new Entry(name, bytes("picture picture picture"));
    }

    private static Entry one() {
        return new Entry("a.png", bytes("x"));
    }

    private static Entry zeros(String name, int mebibytes) {
        return new Entry(name, new byte[mebibytes * MIB]).deflated();
    }

    private static Entry method(int method) {
        Consumer<Entry> change = entry -> {
            entry.method = method;
            entry.localMethod = method;
        };
        return picture().with(change);
    }

    private static Entry descriptor(Entry entry, boolean signature) {
        entry.descriptor = true;
        entry.descriptorSignature = signature;
        return entry;
    }

    private static Entry wrongSum() {
        return new Entry("a.txt", bytes("x")).with(entry -> entry.crc ^= 1);
    }

    private static Entry wrongData() {
        return picture().deflated().with(entry -> Arrays.fill(entry.packed, (byte) 0xff));
    }

    private static byte[] many(int count, int size) throws IOException {
        return ZipBytes.of(IntStream.range(0, count)
                        .mapToObj(i -> new Entry("%04d.png".formatted(i), new byte[size]).deflated())
                        .toArray(Entry[]::new))
                .build();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
