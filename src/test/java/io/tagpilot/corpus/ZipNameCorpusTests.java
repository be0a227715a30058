package io.tagpilot.corpus;

import static io.tagpilot.archive.ZipBytes.bytes;
import static io.tagpilot.corpus.ZipRow.entries;
import static io.tagpilot.corpus.ZipRow.names;
import static io.tagpilot.corpus.ZipRow.refused;
import static io.tagpilot.corpus.ZipRow.taken;

import io.tagpilot.archive.ZipBytes.Entry;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ZIPs with names and kinds of entries that lead elsewhere, hide something, or would be one file. */
class ZipNameCorpusTests extends ZipCorpus {

    private static final String UNSAFE = "Unsafe path in ZIP: ";
    private static final String UNSEEN = "Bad character in name: ";
    private static final String LINK = "Links are not allowed";
    private static final String LONG_STEM = "a".repeat(251);

    static Stream<ZipRow> leadingElsewhere() {
        return Stream.of(
                refused("Z01 up", UNSAFE + "../evil.txt", names("../evil.txt")),
                refused("Z02 down and up", UNSAFE, names("a/../../evil")),
                refused("Z02 up inside", UNSAFE, names("a/../b.png")),
                refused("Z03 absolute", UNSAFE, names("/etc/evil")),
                refused("Z03 absolute twice", UNSAFE, names("//etc/evil")),
                refused("Z04 drive", UNSAFE, names("C:\\evil.txt")),
                refused("Z04 drive without a slash", UNSAFE, names("C:evil")),
                refused("Z05 network share", UNSAFE, names("\\\\host\\share\\x.png")),
                refused("Z06 up in Windows' way", UNSAFE, names("..\\..\\evil")),
                refused("Z06 up in both ways", UNSAFE, names("a/..\\../evil")),
                taken("Z07 folders in Windows' way", List.of("ok.png", "sub/a.png"), names("sub\\a.png")),
                refused("Z08 one dot", UNSAFE, names(".")),
                refused("Z08 two dots", UNSAFE, names("..")),
                refused("Z08 a slash alone", UNSAFE, names("/")),
                taken("Z08 a dot on the way", List.of("a/b.png", "ok.png"), names("a/./b.png")),
                taken("Z08 an empty part", List.of("ok.png", "x/c.png"), names("x//c.png")),
                refused("Z09 NUL", UNSEEN + "a\\u0000b.png", names("a\0b.png")),
                refused("Z10 newline", UNSEEN, names("a\nb.png")),
                refused("Z10 escape", UNSEEN, names("a\u001b[2J.png")),
                refused("Z10 direction", UNSEEN, names("a\u202egnp.exe")),
                refused("Z10 delete", UNSEEN, names("a\u007f.png")),
                refused("Z10 byte order mark", UNSEEN, names("\ufeffa.png")),
                refused("Z11 link", LINK, entries(picture(), special("passwd.png", 0xa1ff))),
                refused("Z12 link to a folder", LINK, entries(picture(), special("l", 0xa1ff), file("l/x.png"))),
                refused("Z13 device of bytes", LINK, entries(picture(), special("d.png", 0x21ff))),
                refused("Z13 device of blocks", LINK, entries(picture(), special("d.png", 0x61ff))),
                refused("Z13 pipe", LINK, entries(picture(), special("d.png", 0x11ff))),
                refused("Z13 socket", LINK, entries(picture(), special("d.png", 0xc1ff))),
                refused("Z13 hard link in an extra field", LINK, entries(picture(), hardLink())));
    }

    static Stream<ZipRow> collidingOrOdd() {
        return Stream.of(
                refused("Z14 twice", "Name twice in ZIP: a.txt", names("a.txt", "a.txt")),
                refused("Z14 twice in two ways", "Name twice in ZIP", names("a/b.png", "a\\b.png")),
                refused("Z15 case", "Names differ only in case: A.txt and a.TXT", names("A.txt", "a.TXT")),
                refused("Z15 case beyond ASCII", "Names differ only in case", names("\u00c9.png", "\u00e9.png")),
                refused("Z16 form", "Names differ only in spelling form", names("\u00e9.png", "e\u0301.png")),
                refused("Z17 file and folder", "A name in the ZIP is file and folder: a", names("a", "a/b.png")),
                refused("Z17 file and folder by case", "A name in the ZIP is file and folder", names("a/b.png", "A")),
                refused(
                        "Z18 folder with data",
                        "Damaged entry: d/",
                        entries(picture(), new Entry("d/", bytes("data")))),
                refused("Z19 no name", "Damaged entry", entries(picture(), new Entry("", bytes("data")))),
                taken("Z20 device of Windows", List.of("CON_.png", "ok.png"), names("CON.png")),
                taken("Z20 device with two endings", List.of("com1_.tar.png", "ok.png"), names("com1.tar.png")),
                taken("Z20 dot at the end", List.of("a_.png", "ok.png"), names("a.png.")),
                taken("Z20 blank at the end", List.of("a _.png", "ok.png"), names("a .png ")),
                refused("Z21 256 bytes", "Name too long", names(LONG_STEM + "a.png")),
                refused("Z21 256 bytes in 130 letters", "Name too long", names("\u00e9".repeat(126) + ".png")),
                refused(
                        "Z21 path of 4,200 bytes",
                        "Name too long",
                        names(("a".repeat(200) + "/").repeat(21) + "a.png")),
                refused("Z21 60 folders", "Too deep", names("d/".repeat(60) + "a.png")),
                taken("Z21 255 bytes", List.of(LONG_STEM + ".png", "ok.png"), names(LONG_STEM + ".png")),
                taken("Z22 hidden", List.of("ok.png"), names(".hidden.png")),
                taken("Z22 in a hidden folder", List.of("ok.png"), names("sub/.git/x.png")),
                taken("Z22 macOS", List.of("ok.png"), names("__MACOSX/", "__MACOSX/._a.png")),
                taken("Z22 Windows", List.of("ok.png"), names("Thumbs.db", "desktop.ini")),
                taken("Z22 macOS' icon", List.of("ok.png"), names("sub/Icon\r")),
                taken(
                        "Z23 two images, one text",
                        List.of("a.jpg", "a.txt", "a_1.png", "a_1.txt", "ok.png"),
                        names("a.png", "a.jpg", "a.txt")),
                refused("Z24 no image", "No images in ZIP", entries(file("a.html"), file("b.svg"), file("c.exe"))),
                refused("Z24 images of macOS only", "No images in ZIP", entries(file("__MACOSX/a.png"))),
                taken("Z30 name of DOS", List.of("ok.png", "\u00e9.png"), entries(picture(), named(0x82))),
                taken(
                        "Z30 name of macOS",
                        List.of("ok.png", "\u65e5.png"),
                        entries(picture(), named(0xe6, 0x97, 0xa5))),
                refused(
                        "Z31 announced UTF-8 that is none",
                        "Bad file name",
                        entries(picture(), announced(named(0xff)))),
                refused("Z31 overlong UTF-8", "Bad file name", entries(picture(), announced(named(0xc0, 0xae)))),
                taken("Z38 ZIP in a ZIP", List.of("ok.png"), names("inner.zip")));
    }

    @ParameterizedTest
    @MethodSource({"leadingElsewhere", "collidingOrOdd"})
    void isTakenWholeOrNotAtAll(ZipRow row) throws Exception {
        check(row);
    }

    private static Entry picture() {
        return file("ok.png");
    }

    private static Entry file(String name) {
        return new Entry(name, bytes("content of " + name));
    }

    private static Entry special(String name, long mode) {
        return new Entry(name, bytes("/etc/passwd")).with(entry -> entry.externalAttributes = mode << 16);
    }

    private static Entry hardLink() {
        byte[] field = {0x0d, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '/', 'e', 't', 'c'};
        return file("l.png").with(entry -> entry.extra = field);
    }

    /** A name of these bytes and {@code .png}. */
    private static Entry named(int... start) {
        byte[] name = new byte[start.length + 4];
        for (int i = 0; i < start.length; i++) {
            name[i] = (byte) start[i];
        }
        System.arraycopy(bytes(".png"), 0, name, start.length, 4);
        return new Entry(name, bytes("x"));
    }

    private static Entry announced(Entry entry) {
        return entry.with(e -> e.flags = 0x800);
    }
}
