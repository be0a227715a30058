package io.tagpilot.dataset;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;

/**
 * Names images by their bytes, so that what was made of an image is found again when its file or its dataset gets another name. Safe for use
 * by many threads.
 */
@Component
public final class ContentKeys {

    private final FileIndexes indexes;

    ContentKeys(FileIndexes indexes) {
        this.indexes = indexes;
    }

    /**
     * The SHA-256 of an image, which is read for that once in each version.
     *
     * @throws io.tagpilot.problem.TagPilotException when it was replaced meanwhile
     */
    public String of(StoredImage image) throws IOException {
        FileIndex index = indexes.of(image.dataset().folder());
        String known = index.sha256(image.file());
        if (known != null) {
            return known;
        }
        try (InputStream bytes = image.open()) {
            String sha256 = DigestUtils.sha256Hex(bytes);
            index.learn(image.file(), sha256);
            return sha256;
        }
    }
}
