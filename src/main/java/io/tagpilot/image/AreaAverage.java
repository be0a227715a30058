package io.tagpilot.image;

import java.util.Arrays;

/**
 * Makes a picture smaller: each new pixel is the mean of exactly the area that it covers, weighted by how opaque it is. Holds one
 * row of the source at a time. Never enlarges.
 */
final class AreaAverage {

    private static final int CHANNELS = 4;

    private final PixelRows source;
    private final int width;
    private final int height;
    private final int[] out;
    private final float[] sum;
    private final int[] row;
    private final float[] across;
    private final int[] firstColumn;
    private final float[] shareOfFirst;

    private AreaAverage(PixelRows source, int width, int height) {
        this.source = source;
        this.width = width;
        this.height = height;
        this.out = new int[width * height];
        this.sum = new float[width * CHANNELS];
        this.row = new int[source.width()];
        // one column more than there is, so that the last pixel's share of nothing needs no question
        this.across = new float[(width + 1) * CHANNELS];
        this.firstColumn = new int[source.width()];
        this.shareOfFirst = new float[source.width()];
        divide(source.width(), width, firstColumn, shareOfFirst);
    }

    static Pixels of(PixelRows source, int width, int height) {
        return new AreaAverage(source, Math.min(width, source.width()), Math.min(height, source.height())).run();
    }

    private Pixels run() {
        int[] firstRow = new int[source.height()];
        float[] share = new float[source.height()];
        divide(source.height(), height, firstRow, share);
        int target = 0;
        for (int y = 0; y < source.height(); y++) {
            averageAcross(y);
            if (firstRow[y] > target) {
                finish(target++);
            }
            add(share[y]);
            if (share[y] < 1 && target + 1 < height) {
                finish(target++);
                add(1 - share[y]);
            }
        }
        finish(target);
        return new Pixels(width, height, out);
    }

    /** For each source line the first target line that it falls into, and which share of it; the rest falls into the next. */
    private static void divide(int from, int to, int[] first, float[] share) {
        for (int i = 0; i < from; i++) {
            long start = (long) i * to;
            long end = start + to;
            int line = (int) (start / from);
            long border = (line + 1L) * from;
            first[i] = line;
            share[i] = end <= border ? 1 : (float) (border - start) / to;
        }
    }

    private void averageAcross(int y) {
        source.read(y, row);
        Arrays.fill(across, 0);
        for (int x = 0; x < row.length; x++) {
            int at = firstColumn[x] * CHANNELS;
            float share = shareOfFirst[x];
            addPixel(at, row[x], share);
            if (share < 1) {
                addPixel(at + CHANNELS, row[x], 1 - share);
            }
        }
    }

    private void addPixel(int at, int pixel, float share) {
        float alpha = (pixel >>> 24) * share;
        across[at] += alpha;
        across[at + 1] += (pixel >> 16 & 0xff) * alpha;
        across[at + 2] += (pixel >> 8 & 0xff) * alpha;
        across[at + 3] += (pixel & 0xff) * alpha;
    }

    private void add(float share) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += across[i] * share;
        }
    }

    private void finish(int target) {
        float area = (float) row.length / width * source.height() / height;
        for (int x = 0; x < width; x++) {
            int at = x * CHANNELS;
            float alpha = sum[at];
            int opaque = Math.min(255, Math.round(alpha / area));
            out[target * width + x] = opaque << 24
                    | colour(sum[at + 1], alpha) << 16
                    | colour(sum[at + 2], alpha) << 8
                    | colour(sum[at + 3], alpha);
        }
        Arrays.fill(sum, 0);
    }

    private static int colour(float weighted, float alpha) {
        return alpha == 0 ? 0 : Math.min(255, Math.round(weighted / alpha));
    }
}
