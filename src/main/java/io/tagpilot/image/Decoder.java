package io.tagpilot.image;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import com.luciad.imageio.webp.WebPReadParam;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/** Decodes just as much of a picture as a thumbnail of a given size needs: at least twice its width and height. */
final class Decoder {

    /** The rows, and the size that they are to be averaged to. */
    record Decoded(PixelRows rows, int width, int height) {}

    private Decoder() {}

    static Decoded decode(Path file, ImageFacts facts, int longSide) throws IOException {
        ImageReader reader = reader(facts.type());
        try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            double scale = Math.min(1, (double) longSide / Math.max(width, height));
            int newWidth = (int) Math.max(1, Math.round(width * scale));
            int newHeight = (int) Math.max(1, Math.round(height * scale));
            ImageReadParam param = reader.getDefaultReadParam();
            if (param instanceof WebPReadParam webp) {
                shrink(webp, newWidth, width, newHeight, height);
            } else {
                int step = Math.max(1, (int) (1 / scale / 2));
                param.setSourceSubsampling(step, step, 0, 0);
            }
            return new Decoded(rows(reader, param, file, facts.type()), newWidth, newHeight);
        } finally {
            reader.dispose();
        }
    }

    /** The WebP reader shrinks while it decodes; it is not asked for by name, since a plain list of readers may lack it. */
    private static ImageReader reader(ImageType type) throws IOException {
        return type == ImageType.WEBP
                ? new WebPImageReaderSpi().createReaderInstance(null)
                : ImageIO.getImageReadersByMIMEType(type.mime()).next();
    }

    private static void shrink(WebPReadParam param, int newWidth, int width, int newHeight, int height) {
        if (newWidth * 2 < width && newHeight * 2 < height) {
            param.setUseScaling(true);
            param.setScaledWidth(newWidth * 2);
            param.setScaledHeight(newHeight * 2);
        }
    }

    private static PixelRows rows(ImageReader reader, ImageReadParam param, Path file, ImageType type)
            throws IOException {
        if (type != ImageType.JPEG) {
            return PixelRows.of(reader.read(0, param));
        }
        JpegHeader.Colours colours = JpegHeader.colours(file);
        if (colours.bands() == RawJpeg.INKS) {
            return new RawJpeg(reader.readRaster(0, param), colours.adobeTransform());
        }
        try {
            return PixelRows.of(reader.read(0, param));
        } catch (IOException | RuntimeException e) {
            // headers that ImageIO finds inconsistent, and colour profiles that are damaged
            return new RawJpeg(reader.readRaster(0, param), colours.adobeTransform());
        }
    }
}
