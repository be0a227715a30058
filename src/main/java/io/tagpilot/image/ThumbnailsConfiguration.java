package io.tagpilot.image;

import io.tagpilot.workspace.Workspace;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the thumbnails of a workspace in it, so that they outlive the server. */
@Configuration(proxyBeanMethods = false)
class ThumbnailsConfiguration {

    @Bean
    Thumbnails thumbnails(ImageProbe probe, Workspace workspace, ThumbnailSettings settings, Clock clock) {
        return new Thumbnails(
                probe,
                workspace.cacheFolder().resolve("thumbnails"),
                settings.cacheSize().toBytes(),
                clock);
    }
}
