package io.tagpilot.image;

/**
 * What an image's header says.
 *
 * @param type by content, whatever the file is called
 * @param width in pixels as shown, that is after {@code orientation} was applied
 * @param height in pixels as shown
 * @param orientation the EXIF value 1 to 8; 1 where none is given
 * @param animated holds more than one picture, as far as the first part of the file tells
 * @param alpha may hold transparent pixels
 */
public record ImageFacts(ImageType type, int width, int height, int orientation, boolean animated, boolean alpha) {

    /** Facts of a picture whose stored size is {@code width} × {@code height}, turned as {@code orientation} says. */
    static ImageFacts stored(ImageType type, int width, int height, int orientation, boolean animated, boolean alpha) {
        boolean onItsSide = orientation >= 5;
        return new ImageFacts(
                type, onItsSide ? height : width, onItsSide ? width : height, orientation, animated, alpha);
    }

    /** The width of the picture as it lies in the file. */
    int storedWidth() {
        return orientation >= 5 ? height : width;
    }

    /** The height of the picture as it lies in the file. */
    int storedHeight() {
        return orientation >= 5 ? width : height;
    }
}
