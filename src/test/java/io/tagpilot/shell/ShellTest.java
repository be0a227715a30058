package io.tagpilot.shell;

import io.tagpilot.TagPilotApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** A real server on a free port, with the addresses of {@link Probe} and a template of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(Probe.class)
@SpringBootTest(
        classes = TagPilotApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.thymeleaf.prefix=classpath:/io/tagpilot/shell/",
            "tagpilot.workspace=target/shell-test-${random.uuid}",
            "tagpilot.limits.upload=1MB",
            "tagpilot.limits.changes=100KB",
            "tagpilot.allowed-hosts=tags.example,*.pods.example",
            "tagpilot.allowed-origins=https://friend.example",
            "tagpilot.connect-sources=http://model.lan:8000"
        })
@interface ShellTest {}
