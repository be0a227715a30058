package io.tagpilot.image;

import java.awt.image.Raster;
import java.util.OptionalInt;

/** The rows of a JPEG that ImageIO decodes but has no colours for: CMYK and YCCK from print work, and odd headers. */
record RawJpeg(Raster raster, OptionalInt adobeTransform) implements PixelRows {

    /** Cyan, magenta, yellow and black. */
    static final int INKS = 4;

    @Override
    public int width() {
        return raster.getWidth();
    }

    @Override
    public int height() {
        return raster.getHeight();
    }

    @Override
    public void read(int y, int[] argb) {
        int bands = raster.getNumBands();
        int[] samples = raster.getPixels(0, y, width(), 1, (int[]) null);
        for (int x = 0; x < width(); x++) {
            int at = x * bands;
            argb[x] = switch (bands) {
                case 1 -> rgb(samples[at], samples[at], samples[at]);
                case 3 -> threeBands(samples, at);
                default -> inks(samples, at);
            };
        }
    }

    private int threeBands(int[] samples, int at) {
        boolean plain = adobeTransform.orElse(1) == 0;
        return plain
                ? rgb(samples[at], samples[at + 1], samples[at + 2])
                : fromYcc(samples[at], samples[at + 1], samples[at + 2]);
    }

    /** Adobe writes inks upside down: 255 is no ink; and YCCK holds the inks' complement as YCbCr. */
    private int inks(int[] samples, int at) {
        int cmy = rgb(samples[at], samples[at + 1], samples[at + 2]);
        if (adobeTransform.orElse(0) == 2) {
            cmy = ~fromYcc(samples[at], samples[at + 1], samples[at + 2]);
        }
        int black = samples[at + 3];
        if (adobeTransform.isEmpty()) {
            cmy = ~cmy;
            black = 255 - black;
        }
        return rgb((cmy >> 16 & 0xff) * black / 255, (cmy >> 8 & 0xff) * black / 255, (cmy & 0xff) * black / 255);
    }

    private static int fromYcc(int y, int cb, int cr) {
        return rgb(
                clamp(y + 1.402 * (cr - 128)),
                clamp(y - 0.344136 * (cb - 128) - 0.714136 * (cr - 128)),
                clamp(y + 1.772 * (cb - 128)));
    }

    private static int clamp(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    private static int rgb(int red, int green, int blue) {
        return 0xff << 24 | red << 16 | green << 8 | blue;
    }
}
