package io.tagpilot.image;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;

/** The one fact of EXIF data that changes what is seen. */
final class Exif {

    private static final String PREFIX = "Exif\0\0";

    private Exif() {}

    /** The orientation, 1 to 8; 1 where the data is damaged or says nothing. */
    static int orientation(byte[] data) {
        Metadata metadata = new Metadata();
        new ExifReader().extract(new ByteArrayReader(data), metadata, startsWithPrefix(data) ? PREFIX.length() : 0);
        ExifIFD0Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer value = directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return value == null || value < 1 || value > 8 ? 1 : value;
    }

    private static boolean startsWithPrefix(byte[] data) {
        for (int i = 0; i < PREFIX.length(); i++) {
            if (i >= data.length || data[i] != PREFIX.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
