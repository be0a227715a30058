package io.tagpilot.relay.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.tagpilot.shell.RawHttp;
import io.tagpilot.workspace.WorkspaceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever happens, nothing of what was sent is written anywhere. */
class RelaySecrecyHttpTests extends RelayHttpTests {

    private static final String CANARY = "sk-CANARY-7f3a";
    private static final List<String> LOGGERS = List.of("io.tagpilot", "okhttp3", "okio");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<RawHttp.Answer> answers = new ArrayList<>();

    @Autowired
    WorkspaceSettings workspace;

    @BeforeEach
    void listen() throws IOException {
        // Where anything kept would be; nothing else makes it before.
        Files.createDirectories(workspace.workspace());
        log.start();
        logger(Logger.ROOT_LOGGER_NAME).addAppender(log);
        LOGGERS.forEach(name -> logger(name).setLevel(Level.TRACE));
    }

    @AfterEach
    void stopListening() {
        logger(Logger.ROOT_LOGGER_NAME).detachAppender(log);
        LOGGERS.forEach(name -> logger(name).setLevel(null));
    }

    @Test
    void keysAndBodiesAreNeitherLoggedNorKept() throws IOException {
        String body = "{\"prompt\":\"" + CANARY + "\"}";
        everyCall(body);
        PROVIDER.answer(FakeProvider.json()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        everyCall(body);
        PROVIDER.answer(
                FakeProvider.json().code(302).addHeader("Location", "/x").build());
        everyCall(body);
        PROVIDER.reset();
        everyCall(body + CANARY);
        answers.add(get("openai/v1/models", "Authorization: Bearer " + CANARY + "\u00e9"));
        answers.add(get("claude/v1/models", "x-api-key: " + CANARY + "\u00e9"));
        answers.add(get("gemini/v1beta/models?key=" + CANARY));
        answers.add(get("openai/" + CANARY));
        answers.add(get(CANARY));

        assertThat(answers).hasSizeGreaterThan(30);
        assertThat(answers).noneMatch(answer -> (answer.body() + answer.headerLines()).contains(CANARY));
        assertThat(log.list).anyMatch(event -> event.getLoggerName().startsWith("io.tagpilot"));
        assertThat(log.list).noneMatch(event -> text(event).contains(CANARY));
        assertThat(filesWithCanary()).isEmpty();
    }

    /** An upload is large enough to be put on the disk by anything that reads its parts; it is looked for while it is passed on. */
    @Test
    void uploadsAreNotKeptWhileTheyArePassedOn() throws IOException {
        List<Path> found = new ArrayList<>();
        PROVIDER.answer(request -> {
            found.addAll(filesWithCanary());
            return FakeProvider.ok();
        });
        String part = "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.png\"\r\n\r\n";
        RawHttp.Answer answer = http.send(
                "POST",
                "/api/tagpilot/relay/deepdanbooru/upload",
                part + CANARY.repeat(20_000) + "\r\n--b--\r\n",
                MARK,
                "Content-Type: multipart/form-data; boundary=b");
        assertPassed(answer, 200);
        assertThat(PROVIDER.request().getBodySize()).isGreaterThan(CANARY.length() * 20_000L);
        assertThat(found).isEmpty();
    }

    private void everyCall(String body) throws IOException {
        String bearer = "Authorization: Bearer " + CANARY;
        answers.add(post("openai/v1/responses", body, bearer));
        answers.add(post("grok/v1/responses", body, bearer));
        answers.add(post("gemini/v1beta/models/m:generateContent", body, "x-goog-api-key: " + CANARY));
        answers.add(get("gemini/v1beta/models?pageToken=" + CANARY, "x-goog-api-key: " + CANARY));
        answers.add(post("claude/v1/messages", body, "x-api-key: " + CANARY, "anthropic-beta: " + CANARY));
        answers.add(post("replicate/v1/predictions", body, bearer, "Cookie: a=" + CANARY));
        answers.add(post("compatible/office/chat/completions", body, bearer));
        answers.add(post("compatible/nobody/chat/completions", body, bearer));
        answers.add(post("compatible/unsafe/chat/completions", body, bearer));
    }

    private List<Path> filesWithCanary() {
        try (Stream<Path> paths = Files.walk(workspace.workspace())) {
            return paths.filter(Files::isRegularFile)
                    .filter(RelaySecrecyHttpTests::holdsCanary)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holdsCanary(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(CANARY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(ILoggingEvent event) {
        String thrown = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        return event.getFormattedMessage() + thrown;
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
