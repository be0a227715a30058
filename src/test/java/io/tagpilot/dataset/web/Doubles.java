package io.tagpilot.dataset.web;

import io.tagpilot.workspace.PowerCutDisk;
import io.tagpilot.workspace.RecordingDisk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** What tests hold in their own hands. */
@TestConfiguration(proxyBeanMethods = false)
class Doubles {

    @Bean
    @Primary
    PowerCutDisk powerCutDisk(RecordingDisk disk) {
        return new PowerCutDisk(disk);
    }

    @Bean
    RecordingDisk recordingDisk() {
        return new RecordingDisk();
    }

    @Bean
    @Primary
    HandClock handClock() {
        return new HandClock();
    }

    /** Shows the real time until it is put forward. */
    static final class HandClock extends Clock {
        private Duration ahead = Duration.ZERO;

        void forward(Duration by) {
            ahead = ahead.plus(by);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
