package io.tagpilot.archive;

import static io.tagpilot.archive.ZipBytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tagpilot.archive.ZipBytes.Entry;
import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZipReaderTests {

    private final Path folder;
    private final Path target;

    ZipReaderTests(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.target = Files.createDirectory(folder.resolve("target"));
    }

    @ParameterizedTest
    @CsvSource({
        "a.txt, a.txt, Name twice in ZIP: a.txt",
        "A.txt, a.TXT, Names differ only in case: A.txt and a.TXT",
        "sub/É.png, sub/é.png, Names differ only in case",
        "a/b.png, a\\b.png, Name twice in ZIP",
        "CON.png, CON_.png, Name twice in ZIP",
        "a, a/b.png, A name in the ZIP is file and folder: a",
        "a/b.png, A, A name in the ZIP is file and folder: A"
    })
    void refusesTwoNamesForOneFile(String first, String second, String sentence) throws IOException {
        assertRefused(ZipBytes.withNames(first, second), sentence);
    }

    @Test
    void storesComposedNames() throws IOException {
        assertThat(unpack(ZipBytes.withNames("e\u0301.png")).files()).containsExactly("ok.png", "\u00e9.png");
    }

    @ParameterizedTest
    @CsvSource({
        "CON.png, CON_.png",
        "sub/nul, sub/nul_",
        "com1.tar.png, com1_.tar.png",
        "a.png., a_.png",
        "'a .png ', 'a _.png'",
        "dir./a.png, dir_/a.png",
        "'b.png...', b_.png"
    })
    void storesNamesThatWindowsCannotHoldUnderAnother(String given, String stored) throws IOException {
        Unpacked unpacked = unpack(ZipBytes.withNames(given));
        assertThat(unpacked.files()).containsExactly("ok.png", stored);
        assertThat(unpacked.renamed()).containsExactly(new Unpacked.Renamed(given, stored));
        assertThat(target.resolve(stored)).hasContent("content of " + given);
    }

    @Test
    void tellsNothingOfPlainNames() throws IOException {
        assertThat(unpack(ZipBytes.withNames("console.png", "a b.png", "sub/x.y.png", "sub/"))
                        .renamed())
                .isEmpty();
    }

    @Test
    void leavesOutWhatBelongsToTheSystemAndSaysSo() throws IOException {
        Unpacked unpacked = unpack(ZipBytes.withNames(
                ".hidden.png",
                "__MACOSX/",
                "__MACOSX/._a.png",
                "Thumbs.db",
                "sub/Icon\r",
                "sub/.git/x",
                "inner.zip",
                "keep.json"));
        assertThat(unpacked.files()).containsExactly("ok.png", "keep.json");
        assertThat(unpacked.skipped().stream().map(Unpacked.Skipped::name))
                .containsExactly(
                        ".hidden.png", "__MACOSX/._a.png", "Thumbs.db", "sub/Icon\\u000d", "sub/.git/x", "inner.zip");
        assertThat(filesIn(target)).containsOnlyKeys("ok.png", "keep.json");
    }

    @Test
    void readsZip64AndDescriptors() throws IOException {
        assertThat(unpack(ZipBytes.withNames("a.txt").zip64()).files()).containsExactly("ok.png", "a.txt");
        for (boolean signature : new boolean[] {true, false}) {
            Entry packed = new Entry("d" + signature + ".png", bytes("deflated"))
                    .deflated()
                    .with(e -> {
                        e.descriptor = true;
                        e.descriptorSignature = signature;
                    });
            Entry stored = new Entry("s" + signature + ".png", bytes("stored")).with(e -> e.descriptor = true);
            unpack(ZipBytes.of(packed, stored));
            assertThat(target.resolve("d" + signature + ".png")).hasContent("deflated");
            assertThat(target.resolve("s" + signature + ".png")).hasContent("stored");
        }
    }

    @Test
    void refusesAnEntryThatReachesIntoTheNext() throws IOException {
        byte[] zeros = new byte[1 << 20];
        Entry first = new Entry("a.png", zeros).deflated();
        Entry second = new Entry("b.png", zeros).deflated();
        first.descriptor = true;
        first.packedSize += 40 + second.packed.length;
        assertRefused(ZipBytes.of(first, second), "Overlapping entries");
    }

    @Test
    void refusesCaptionsThatUnpackToMegabytesAndTakesPlainPicturesThatDo() throws IOException {
        ZipBytes text = ZipBytes.of(new Entry("a.png", bytes("x")), new Entry("a.txt", new byte[2 << 20]).deflated());
        assertTooLarge(text, ZipLimits.usual(), "Entry unpacks too large: a.txt");
        assertThat(unpack(ZipBytes.of(new Entry("a.bmp", new byte[20 << 20]).deflated()))
                        .files())
                .containsExactly("a.bmp");
    }

    @Test
    void refusesTooMuchTooManyAndTooLarge() throws IOException {
        ZipLimits limits = new ZipLimits(3, 100, 60, 10);
        assertTooLarge(
                ZipBytes.of(new Entry("a.png", new byte[50]), new Entry("b.png", new byte[51])),
                limits,
                "ZIP unpacks to more than");
        assertTooLarge(ZipBytes.of(new Entry("a.png", new byte[61])), limits, "Entry unpacks too large");
        assertTooLarge(ZipBytes.withNames("1", "2", "3"), limits, "More than 3 files");
    }

    @Test
    void believesNoDeclaredSize() throws IOException {
        byte[] content = new byte[5_000_000];
        Entry small = new Entry("a.png", content).deflated().with(e -> e.size = 10);
        assertRefused(ZipBytes.of(small), "Size does not match: a.png");
        assertThat(Files.size(target.resolve("a.png"))).isLessThan(100_000);
        clearTarget();
        Entry large = new Entry("b.png", bytes("x")).deflated().with(e -> e.size = 1L << 31);
        assertRefused(ZipBytes.of(large), "Size does not match: b.png");
        Entry stored = new Entry("c.png", bytes("xyz")).with(e -> e.size = 2);
        assertRefused(ZipBytes.of(stored), "Size does not match: c.png");
    }

    @Test
    void refusesAWrongChecksumAndBrokenData() throws IOException {
        Entry wrong = new Entry("a.txt", bytes("x")).with(e -> e.crc ^= 1);
        assertRefused(ZipBytes.of(new Entry("ok.png", bytes("x")), wrong), "Damaged entry: a.txt (CRC)");
        clearTarget();
        Entry broken =
                new Entry("b.png", bytes("hello hello hello")).deflated().with(e -> Arrays.fill(e.packed, (byte) 0xff));
        assertRefused(ZipBytes.of(broken), "Damaged entry: b.png");
    }

    @Test
    void takesAComment() throws IOException {
        assertThat(unpack(ZipBytes.withNames().comment(bytes("made by hand"))).files())
                .containsExactly("ok.png");
    }

    @Test
    void readsWhatTheJdkWrites() throws IOException {
        Path zip = folder.resolve("jdk.zip");
        byte[] content = new byte[300_000];
        new Random(1).nextBytes(content);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("sub/"));
            out.putNextEntry(new ZipEntry("sub/ä.jpg"));
            out.write(content);
            out.putNextEntry(new ZipEntry("sub/ä.txt"));
            out.write(bytes("dog, cat"));
        }
        assertThat(ZipReader.unpack(zip, target, ZipLimits.usual()).files()).containsExactly("sub/ä.jpg", "sub/ä.txt");
        assertThat(target.resolve("sub/ä.jpg")).hasBinaryContent(content);
        assertThat(target.resolve("sub/ä.txt")).hasContent("dog, cat");
    }

    @Test
    void aDamagedZipGivesTheSameContentOrAProblem() throws IOException {
        byte[] good = ZipBytes.of(
                        new Entry("a.png", bytes("picture ".repeat(40))).deflated(),
                        new Entry("sub/b.jpg", bytes("photograph")),
                        new Entry("sub/b.txt", bytes("dog, cat")).deflated())
                .build();
        unpack(good);
        Map<String, String> expected = filesIn(target);
        int refused = 0;
        for (int seed = 0; seed < 2000; seed++) {
            clearTarget();
            try {
                unpack(damaged(good, new Random(seed)));
            } catch (TagPilotException e) {
                assertThat(e.code()).isIn(ProblemCode.BAD_ZIP, ProblemCode.TOO_LARGE);
                refused++;
                continue;
            }
            assertThat(filesIn(target).values()).as("seed %d", seed).containsExactlyElementsOf(expected.values());
        }
        assertThat(refused).isGreaterThan(1000);
    }

    @Test
    void noNameWritesOutsideTheTarget() throws IOException {
        Random random = new Random(7);
        String alphabet = "./\\:\0 éa";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int length = 1 + random.nextInt(8); length > 0; length--) {
                name.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                Path path = target.resolve(EntryName.of(name.toString()).path());
                assertThat(path.normalize())
                        .isEqualTo(path)
                        .startsWithRaw(target)
                        .isNotEqualTo(target);
            } catch (TagPilotException e) {
                assertThat(e.code()).isEqualTo(ProblemCode.BAD_ZIP);
            }
        }
    }

    private static byte[] damaged(byte[] good, Random random) {
        byte[] bad = good.clone();
        for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bad, random.nextInt(bad.length)) : bad;
    }

    private Unpacked unpack(ZipBytes zip) throws IOException {
        return unpack(zip.build());
    }

    private Unpacked unpack(byte[] zip) throws IOException {
        return ZipReader.unpack(Files.write(folder.resolve("in.zip"), zip), target, ZipLimits.usual());
    }

    private void assertRefused(ZipBytes zip, String sentence) throws IOException {
        assertRefused(zip.build(), sentence);
    }

    private void assertRefused(byte[] zip, String sentence) {
        TagPilotException problem = catchThrowableOfType(TagPilotException.class, () -> unpack(zip));
        assertThat(problem).isNotNull();
        assertThat(problem.detail()).startsWith(sentence).endsWith(".");
        assertThat(problem.code()).isEqualTo(ProblemCode.BAD_ZIP);
    }

    private void assertTooLarge(ZipBytes zip, ZipLimits limits, String sentence) throws IOException {
        Path file = Files.write(folder.resolve("in.zip"), zip.build());
        TagPilotException problem =
                catchThrowableOfType(TagPilotException.class, () -> ZipReader.unpack(file, target, limits));
        assertThat(problem).isNotNull();
        assertThat(problem.detail()).startsWith(sentence);
        assertThat(problem.code()).isEqualTo(ProblemCode.TOO_LARGE);
        assertThat(filesIn(target)).isEmpty();
    }

    private void clearTarget() throws IOException {
        List<Path> inside = new ArrayList<>();
        try (Stream<Path> files = Files.walk(target)) {
            files.filter(file -> !file.equals(target)).forEach(inside::add);
        }
        for (int i = inside.size() - 1; i >= 0; i--) {
            Files.delete(inside.get(i));
        }
    }

    /** Path and content of each file; fails on a link. */
    private static Map<String, String> filesIn(Path root) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                assertThat(Files.isSymbolicLink(file)).isFalse();
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    found.put(root.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return found;
    }
}
