package io.tagpilot.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;

/** A decoded picture, row by row as 8-bit sRGB with alpha, whatever it is kept as. */
interface PixelRows {

    int width();

    int height();

    /** Fills {@code argb} with the row {@code y}; alpha is not multiplied in. */
    void read(int y, int[] argb);

    /** The rows of a picture that ImageIO decoded. */
    static PixelRows of(BufferedImage image) {
        ColorModel model = image.getColorModel();
        boolean samples = model instanceof ComponentColorModel && model.getTransferType() <= 1;
        boolean grey = model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        if (samples && (grey || model.getColorSpace().isCS_sRGB())) {
            return new Samples(image.getRaster(), model.getComponentSize(0) - 8);
        }
        return new Packed(grey || model.getColorSpace().isCS_sRGB() ? image : toSrgb(image));
    }

    private static BufferedImage toSrgb(BufferedImage image) {
        int type = image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage converted = new BufferedImage(image.getWidth(), image.getHeight(), type);
        return new ColorConvertOp(null).filter(image, converted);
    }

    /** For palettes and packed integers, which ImageIO turns into sRGB itself. */
    record Packed(BufferedImage image) implements PixelRows {

        @Override
        public int width() {
            return image.getWidth();
        }

        @Override
        public int height() {
            return image.getHeight();
        }

        @Override
        public void read(int y, int[] argb) {
            image.getRGB(0, y, width(), 1, argb, 0, width());
        }
    }

    /**
     * For one to four samples a pixel: grey, grey and alpha, RGB, RGB and alpha. Grey is taken as it is, because ImageIO believes
     * grey values to be linear and would brighten them.
     */
    record Samples(Raster raster, int shift) implements PixelRows {

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
            boolean grey = bands <= 2;
            for (int x = 0; x < width(); x++) {
                int at = x * bands;
                int red = samples[at] >> shift;
                int green = grey ? red : samples[at + 1] >> shift;
                int blue = grey ? red : samples[at + 2] >> shift;
                int alpha = bands % 2 == 0 ? samples[at + bands - 1] >> shift : 0xff;
                argb[x] = alpha << 24 | red << 16 | green << 8 | blue;
            }
        }
    }
}
