package io.tagpilot.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AreaAverageTests {

    @Test
    void eachPixelIsTheMeanOfItsArea() {
        assertThat(shrunk(4, 1, 2, 1, 0xff000000, 0xff0000ff, 0xff640000, 0xffc80000))
                .containsExactly(0xff000080, 0xff960000);
    }

    @Test
    void dividesAPixelBetweenTwoAreas() {
        assertThat(shrunk(3, 1, 2, 1, 0xff000000, 0xff00005a, 0xff0000b4)).containsExactly(0xff00001e, 0xff000096);
        assertThat(shrunk(1, 3, 1, 2, 0xff000000, 0xff00005a, 0xff0000b4)).containsExactly(0xff00001e, 0xff000096);
    }

    @Test
    void transparentPixelsLendNoColour() {
        assertThat(shrunk(2, 1, 1, 1, 0xffff0000, 0x0000ff00)).containsExactly(0x80ff0000);
        assertThat(shrunk(2, 1, 1, 1, 0x00123456, 0x00000000)).containsExactly(0);
    }

    @Test
    void leavesAPictureOfTheSameSizeAsItIs() {
        int[] pixels = new Random(2).ints(35).map(pixel -> pixel | 0xff000000).toArray();
        assertThat(shrunk(7, 5, 7, 5, pixels)).containsExactly(pixels);
    }

    @Test
    void keepsTheMeanAtAnySize() {
        Random random = new Random(4);
        for (int i = 0; i < 300; i++) {
            int width = 1 + random.nextInt(60);
            int height = 1 + random.nextInt(60);
            int[] pixels = random.ints((long) width * height)
                    .map(pixel -> pixel | 0xff000000)
                    .toArray();
            int[] small = shrunk(width, height, 1 + random.nextInt(width), 1 + random.nextInt(height), pixels);
            assertThat(meanBlue(small)).isCloseTo(meanBlue(pixels), offset(0.6));
        }
    }

    private static double meanBlue(int[] pixels) {
        double sum = 0;
        for (int pixel : pixels) {
            sum += pixel & 0xff;
        }
        return sum / pixels.length;
    }

    private static int[] shrunk(int width, int height, int newWidth, int newHeight, int... pixels) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        BufferedImage small =
                AreaAverage.of(PixelRows.of(image), newWidth, newHeight).image();
        return small.getRGB(0, 0, newWidth, newHeight, null, 0, newWidth);
    }
}
