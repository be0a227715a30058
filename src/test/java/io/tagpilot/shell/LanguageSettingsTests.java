package io.tagpilot.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.tagpilot.TagPilotApplication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LanguageSettingsTests {

    /** With these settings Java cannot name a file with an accent, and would silently leave it out. */
    @Test
    @Timeout(120)
    @EnabledOnOs(OS.LINUX)
    void withoutUtf8TheServerDoesNotStartAndSaysWhatToDo(@TempDir Path workspace) throws Exception {
        ProcessBuilder start = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                TagPilotApplication.class.getName(),
                "--server.port=0",
                "--tagpilot.workspace=" + workspace);
        start.environment().put("LC_ALL", "C");
        start.redirectErrorStream(true);

        Process server = start.start();
        String said = read(server);

        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isNotZero();
        assertThat(said)
                .contains("cannot be read with the language settings")
                .contains("Set the environment variable LC_ALL to C.UTF-8")
                .doesNotContain("\tat ");
    }

    private static String read(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
