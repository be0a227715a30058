package io.tagpilot.corpus;

import java.util.Arrays;
import java.util.Random;

/** What bad memory, bad disks and bad lines do to a file: one to eight bytes changed, or the end lost. */
public final class Damage {

    private static final int MOST_BYTES = 8;

    private Damage() {}

    /** The same for the same seed; never the bytes as they were. */
    public static byte[] of(byte[] good, int seed) {
        Random random = new Random(seed);
        if (random.nextInt(4) == 0) {
            return Arrays.copyOf(good, random.nextInt(good.length));
        }
        byte[] bad = good.clone();
        for (int bytes = 1 + random.nextInt(MOST_BYTES); bytes > 0 || Arrays.equals(bad, good); bytes--) {
            bad[random.nextInt(bad.length)] ^= (byte) (1 + random.nextInt(255));
        }
        return bad;
    }
}
