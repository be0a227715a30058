package io.tagpilot.dataset;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of the past an operator wants to keep. An earlier version stays while it is one of the newest, or young; and neither age nor
 * room takes the newest one of a dataset.
 *
 * @param versions how many of each dataset stay, however old they are
 * @param days how long all of them stay, and how long deleted datasets do
 * @param share how much of the disk, in hundredths, all of them together may take before the oldest go
 */
@ConfigurationProperties("tagpilot.history")
record HistorySettings(
        @DefaultValue("5") int versions,
        @DefaultValue("7") int days,
        @DefaultValue("10") int share) {

    Duration age() {
        return Duration.ofDays(days);
    }
}
