package io.tagpilot.dataset.web;

import io.tagpilot.image.Thumbnails;
import io.tagpilot.workspace.Workspace;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Where small pictures are kept, and how many. */
@Configuration(proxyBeanMethods = false)
class ThumbnailsConfiguration {

    @Bean
    Thumbnails thumbnails(Workspace workspace, Clock clock, @Value("${tagpilot.limits.thumbnails:1GB}") DataSize most) {
        return new Thumbnails(workspace.cacheFolder().resolve("thumbnails"), most.toBytes(), clock);
    }
}
