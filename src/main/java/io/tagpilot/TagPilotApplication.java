package io.tagpilot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the server. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class TagPilotApplication {

    /** Java's threads for what is done side by side, beside the one that asks. */
    private static final String HELPERS = "java.util.concurrent.ForkJoinPool.common.parallelism";

    /**
     * Mostly they wait for a disk, which answers many questions in the time of one, a disk in a network above all: more of them than
     * there are processors.
     */
    private static final int MOST_HELPERS = Math.max(7, Runtime.getRuntime().availableProcessors() - 1);

    /** @param args Spring Boot's command line properties, such as {@code --server.port=7878} */
    public static void main(String[] args) {
        if (System.getProperty(HELPERS) == null) {
            System.setProperty(HELPERS, String.valueOf(MOST_HELPERS));
        }
        SpringApplication.run(TagPilotApplication.class, args);
    }
}
