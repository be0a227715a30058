package io.tagpilot.image;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set about how large an image may be.
 *
 * @param pixels of one image
 * @param side pixels of its longer side
 */
@ConfigurationProperties("tagpilot.limits")
public record ImageLimits(
        @DefaultValue("100000000") long pixels,
        @DefaultValue("16384") int side) {

    /** 100 megapixels, 16,384 a side. */
    public static ImageLimits usual() {
        return new ImageLimits(100_000_000, 16_384);
    }
}
