package io.tagpilot.shell;

import java.io.File;
import java.nio.file.InvalidPathException;
import org.springframework.stereotype.Component;

/** Refuses to start where Java cannot name files in every script, since half of a dataset would silently be missing. */
@Component
final class FileNames {

    private static final String SAMPLE = "é日本";

    FileNames() {
        try {
            new File(SAMPLE).toPath();
        } catch (InvalidPathException e) {
            throw new UnfitEnvironment(
                    "File names such as \"e with an accent\" cannot be used with the language settings of this process.",
                    "Set the environment variable LC_ALL to C.UTF-8 and start TagPilot again.",
                    e);
        }
    }
}
