package io.tagpilot.corpus;

import static io.tagpilot.image.Pictures.ascii;
import static io.tagpilot.image.Pictures.chunk;
import static io.tagpilot.image.Pictures.concat;
import static io.tagpilot.image.Pictures.deflated;
import static io.tagpilot.image.Pictures.encode;
import static io.tagpilot.image.Pictures.flag;
import static io.tagpilot.image.Pictures.header;
import static io.tagpilot.image.Pictures.little;
import static io.tagpilot.image.Pictures.png;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Good images that few programs make. */
final class OddPictures {

    private static final int FRAMES = 10_000;

    private OddPictures() {}

    /** Of one pixel, which changes ten thousand times. */
    static byte[] longGif() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] black = new byte[6];
        byte[] repeat = little((short) 0xff21, (byte) 11, "NETSCAPE2.0", (byte) 3, (byte) 1, (short) 0, (byte) 0);
        byte[] frame = little(
                (short) 0xf921,
                (byte) 4,
                new byte[4],
                (byte) 0,
                (byte) 0x2c,
                new byte[4],
                (short) 1,
                (short) 1,
                (byte) 0,
                (byte) 2,
                (byte) 2,
                new byte[] {0x44, 1},
                (byte) 0);
        out.write(little("GIF89a", (short) 1, (short) 1, (byte) 0x80, (byte) 0, (byte) 0, black));
        out.write(repeat);
        for (int i = 0; i < FRAMES; i++) {
            out.write(frame);
        }
        out.write(';');
        return out.toByteArray();
    }

    static byte[] movingPng() throws IOException {
        return png(
                header(2, 2, 8, 2),
                chunk("acTL", new byte[] {0, 0, 0, 1, 0, 0, 0, 0}),
                chunk("IDAT", deflated(new byte[14])),
                chunk("IEND", new byte[0]));
    }

    static byte[] movingWebp() throws IOException {
        return little("RIFF", 30, "WEBPVP8X", 10, 0x12, new byte[] {7, 0, 0, 3, 0, 0}, "ANIM", 6, new byte[6]);
    }

    /** A picture of one pixel beside which a chunk unpacks to {@code content}. */
    static byte[] withChunk(String kind, String start, byte[] content) throws IOException {
        return png(
                header(1, 1, 8, 2),
                chunk(kind, concat(ascii(start), deflated(content))),
                chunk("IDAT", deflated(new byte[4])),
                chunk("IEND", new byte[0]));
    }

    static byte[] jpegWithPage() throws IOException {
        byte[] jpeg = encode(flag(40, 30), "jpeg");
        byte[] page = ascii("<html><script>alert(1)</script></html>");
        byte[] comment = {(byte) 0xff, (byte) 0xfe, 0, (byte) (page.length + 2)};
        return concat(Arrays.copyOf(jpeg, 2), comment, page, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** Four bands, as printers have them. */
    static byte[] inkJpeg() throws IOException {
        Raster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 40, 30, 4, null);
        return write(new IIOImage(inks, null, null), false);
    }

    static byte[] progressiveJpeg() throws IOException {
        BufferedImage image = flag(40, 30);
        return write(new IIOImage(image, null, null), true);
    }

    private static byte[] write(IIOImage image, boolean progressive) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, image, how);
        }
        writer.dispose();
        return out.toByteArray();
    }
}
