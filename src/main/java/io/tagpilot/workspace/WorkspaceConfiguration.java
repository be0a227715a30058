package io.tagpilot.workspace;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What tests replace by their own. */
@Configuration(proxyBeanMethods = false)
class WorkspaceConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
