package io.tagpilot.archive;

/**
 * What an archive may hold. Counted while unpacking, never believed from a header.
 *
 * @param maxEntries files and folders
 * @param maxUnpacked bytes of all files together
 * @param maxEntry bytes of one file
 * @param maxText bytes of one caption file
 */
public record ZipLimits(long maxEntries, long maxUnpacked, long maxEntry, long maxText) {

    private static final long GIB = 1L << 30;

    /** 50,000 entries, 4 GiB unpacked, 2 GiB each, 1 MiB a caption file. */
    public static ZipLimits usual() {
        return new ZipLimits(50_000, 4 * GIB, 2 * GIB, 1L << 20);
    }
}
