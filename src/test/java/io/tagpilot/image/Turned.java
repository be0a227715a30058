package io.tagpilot.image;

import java.awt.image.BufferedImage;

/** Stores an upright picture as a camera does that was held in another way. */
record Turned(BufferedImage upright, int orientation) {

    BufferedImage image() {
        boolean onItsSide = orientation > 4;
        int width = onItsSide ? upright.getHeight() : upright.getWidth();
        int height = onItsSide ? upright.getWidth() : upright.getHeight();
        BufferedImage stored = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                stored.setRGB(x, y, upright.getRGB(seenX(x, y, width, height), seenY(x, y, width, height)));
            }
        }
        return stored;
    }

    private int seenX(int x, int y, int width, int height) {
        return switch (orientation) {
            case 2, 3 -> width - 1 - x;
            case 5, 8 -> y;
            case 6, 7 -> height - 1 - y;
            default -> x;
        };
    }

    private int seenY(int x, int y, int width, int height) {
        return switch (orientation) {
            case 3, 4 -> height - 1 - y;
            case 5, 6 -> x;
            case 7, 8 -> width - 1 - x;
            default -> y;
        };
    }
}
