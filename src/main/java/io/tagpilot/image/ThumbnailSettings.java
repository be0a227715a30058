package io.tagpilot.image;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator may set about thumbnails.
 *
 * @param cacheSize what thumbnails may take on the disk
 */
@ConfigurationProperties("tagpilot.thumbnails")
record ThumbnailSettings(@DefaultValue("512MB") DataSize cacheSize) {}
