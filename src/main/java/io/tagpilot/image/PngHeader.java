package io.tagpilot.image;

import java.io.IOException;
import java.util.zip.CRC32;

/** PNG: the header chunk, then the chunks before the pixels for transparency, animation and orientation. */
final class PngHeader {

    private static final int FIRST_CHUNK = 8;
    private static final int AROUND_DATA = 12;
    private static final int MOST_EXIF = 64 * 1024;

    private PngHeader() {}

    static boolean is(HeaderBytes in) throws IOException {
        return in.matches(0, "\u0089PNG\r\n\u001a\n");
    }

    static ImageFacts read(HeaderBytes in) throws IOException {
        if (!in.matches(FIRST_CHUNK + 4, "IHDR") || in.u32be(FIRST_CHUNK) != 13) {
            throw new BrokenHeader("its PNG header is missing");
        }
        checkHeaderSum(in);
        long width = in.u32be(16);
        long height = in.u32be(20);
        int colourType = in.u8(25);
        boolean alpha = colourType == 4 || colourType == 6;
        boolean animated = false;
        int orientation = 1;
        long at = FIRST_CHUNK + 13 + AROUND_DATA;
        while (in.has(at, 8)) {
            long length = in.u32be(at);
            String kind = in.ascii(at + 4, 4);
            if (kind.equals("IDAT") || kind.equals("IEND")) {
                break;
            }
            alpha |= kind.equals("tRNS");
            animated |= kind.equals("acTL");
            if (kind.equals("eXIf") && length <= MOST_EXIF) {
                orientation = Exif.orientation(in.bytes(at + 8, (int) length));
            }
            at += length + AROUND_DATA;
        }
        return ImageFacts.stored(ImageType.PNG, Size.of(width), Size.of(height), orientation, animated, alpha);
    }

    private static void checkHeaderSum(HeaderBytes in) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(in.bytes(FIRST_CHUNK + 4, 17));
        if (crc.getValue() != in.u32be(FIRST_CHUNK + 21)) {
            throw new BrokenHeader("the checksum of its PNG header does not match");
        }
    }
}
