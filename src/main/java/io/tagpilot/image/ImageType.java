package io.tagpilot.image;

import java.util.Locale;
import java.util.Optional;

/** The image types that trainers and browsers read alike, and the only ones that a dataset takes. */
public enum ImageType {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg"),
    WEBP("image/webp", "webp"),
    BMP("image/bmp", "bmp"),
    GIF("image/gif", "gif");

    private final String mime;
    private final String extension;

    ImageType(String mime, String extension) {
        this.mime = mime;
        this.extension = extension;
    }

    /** The media type for an answer's {@code Content-Type}. */
    public String mime() {
        return mime;
    }

    /** The usual ending of a file name, without the dot. */
    public String extension() {
        return extension;
    }

    /**
     * The type that a file's ending claims, in any case; {@code .jpeg} counts as {@code .jpg}. What a file really holds is told by
     * {@link ImageProbe}.
     */
    public static Optional<ImageType> byExtension(String fileName) {
        String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (ending.length() == fileName.length()) {
            return Optional.empty();
        }
        for (ImageType type : values()) {
            if (type.extension.equals(ending)) {
                return Optional.of(type);
            }
        }
        return ending.equals("jpeg") ? Optional.of(JPEG) : Optional.empty();
    }
}
