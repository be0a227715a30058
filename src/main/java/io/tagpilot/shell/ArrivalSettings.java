package io.tagpilot.shell;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator may set about how the bodies of requests arrive.
 *
 * @param uploadsAtOnce how many are received at the same time
 * @param patience how long a body may take, however small it is
 * @param slowest the bytes a second that a longer one must come with
 */
@ConfigurationProperties("tagpilot.limits")
record ArrivalSettings(
        @DefaultValue("8") int uploadsAtOnce,
        @DefaultValue("60s") Duration patience,
        @DefaultValue("50KB") DataSize slowest) {

    ArrivalSettings {
        if (uploadsAtOnce < 1 || slowest.toBytes() < 1) {
            throw new IllegalArgumentException(
                    "tagpilot.limits.uploads-at-once and tagpilot.limits.slowest must be 1 or more");
        }
    }
}
