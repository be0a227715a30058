package io.tagpilot.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Makes image files for the tests. */
public final class Pictures {

    private Pictures() {}

    /** The left half red, the right half blue; and a green line of a tenth of the height along the top. */
    public static BufferedImage flag(int width, int height) {
        return flag(width, height, BufferedImage.TYPE_INT_RGB);
    }

    public static BufferedImage flag(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.setColor(Color.GREEN);
        graphics.fillRect(0, 0, width, height / 10);
        graphics.dispose();
        return image;
    }

    public static byte[] encode(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, out)) {
            throw new IOException("no writer for " + format);
        }
        return out.toByteArray();
    }

    /** A JPEG with EXIF data that states an orientation, {@code padding} bytes after a first segment. */
    public static byte[] withOrientation(byte[] jpeg, int orientation, int padding) {
        byte[] exif = exif(orientation);
        ByteBuffer out = ByteBuffer.allocate(jpeg.length + padding + exif.length + 14);
        out.put(jpeg, 0, 2);
        out.putShort((short) 0xffe2).putShort((short) (padding + 2)).put(new byte[padding]);
        out.putShort((short) 0xffe1).putShort((short) (exif.length + 8));
        out.put(ascii("Exif\0\0")).put(exif);
        out.put(jpeg, 2, jpeg.length - 2);
        return bytes(out);
    }

    /** TIFF data with one field. */
    public static byte[] exif(int orientation) {
        return bytes(ByteBuffer.allocate(26)
                .put(ascii("MM\0*"))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0));
    }

    /** A PNG of these chunks, with right checksums. */
    public static byte[] png(byte[]... chunks) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        for (byte[] chunk : chunks) {
            out.write(chunk);
        }
        return out.toByteArray();
    }

    public static byte[] chunk(String kind, byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(ascii(kind));
        crc.update(data);
        return bytes(ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(ascii(kind))
                .put(data)
                .putInt((int) crc.getValue()));
    }

    public static byte[] header(int width, int height, int bits, int colourType) {
        return chunk(
                "IHDR",
                bytes(ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) bits)
                        .put((byte) colourType)
                        .put(new byte[3])));
    }

    /** The first bytes of a JPEG, which state this size. */
    public static byte[] jpegHeader(int width, int height) throws IOException {
        byte[] sides = {(byte) (height >> 8), (byte) height, (byte) (width >> 8), (byte) width};
        return concat(ascii("\u00ff\u00d8\u00ff\u00c0\0\u0011\10"), sides, new byte[12]);
    }

    public static byte[] deflated(byte[] data) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(data);
        }
        return out.toByteArray();
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] concat(byte[]... parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.write(part);
        }
        return out.toByteArray();
    }

    /** Numbers and text in the byte order of GIF, BMP and WebP: an Integer is 4 bytes, a Short 2, a Byte 1. */
    public static byte[] little(Object... values) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object value : values) {
            if (value instanceof String text) {
                out.write(ascii(text));
            } else if (value instanceof byte[] bytes) {
                out.write(bytes);
            } else {
                long number = ((Number) value).longValue();
                int count = value instanceof Integer ? 4 : value instanceof Short ? 2 : 1;
                for (int i = 0; i < count; i++) {
                    out.write((int) (number >> (8 * i)));
                }
            }
        }
        return out.toByteArray();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.flip().remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
