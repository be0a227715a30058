package io.tagpilot.relay.web;

import io.tagpilot.TagPilotApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** A real server whose providers are all one {@link FakeProvider} behind gateways, but for Hugging Face, which has its own name. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(NameServer.class)
@SpringBootTest(
        classes = TagPilotApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "tagpilot.workspace=target/relay-test-${random.uuid}",
            "tagpilot.relay.limits.request=1MB",
            "tagpilot.relay.limits.queue=1",
            "tagpilot.relay.limits.turn=100ms"
        })
@interface RelayTest {}
