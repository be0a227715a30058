package io.tagpilot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the server. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class TagPilotApplication {

    /** @param args Spring Boot's command line properties, such as {@code --server.port=7878} */
    public static void main(String[] args) {
        SpringApplication.run(TagPilotApplication.class, args);
    }
}
