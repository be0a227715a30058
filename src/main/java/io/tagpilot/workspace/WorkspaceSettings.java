package io.tagpilot.workspace;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator may set about the workspace.
 *
 * @param workspace the root folder; datasets lie in {@code datasets} below it
 * @param limits what a single request may ask of the disk
 */
@ConfigurationProperties("tagpilot")
public record WorkspaceSettings(
        @DefaultValue("/workspace") Path workspace,
        @DefaultValue Limits limits) {

    /**
     * Upper bounds for what clients send. Sizes are binary: {@code 700MB} is 700 × 1024 × 1024 bytes.
     *
     * @param upload the size of an uploaded ZIP or image file
     * @param entries the number of files in a ZIP
     * @param unpacked all files of a ZIP together, unpacked
     * @param entry one file of a ZIP, unpacked
     * @param text one caption text
     * @param changes the list of what a save changes, and every other body that is no upload
     */
    public record Limits(
            @DefaultValue("700MB") DataSize upload,
            @DefaultValue("50000") int entries,
            @DefaultValue("4GB") DataSize unpacked,
            @DefaultValue("2GB") DataSize entry,
            @DefaultValue("1MB") DataSize text,
            @DefaultValue("32MB") DataSize changes) {}
}
