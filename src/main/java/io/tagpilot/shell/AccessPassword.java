package io.tagpilot.shell;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import org.apache.commons.codec.digest.DigestUtils;

/** The one password of a server that strangers can reach. It is kept as a digest only. */
final class AccessPassword {

    private static final int SHORTEST = 8;

    private final byte[] digest;

    /** @throws UnfitEnvironment when it could soon be guessed */
    AccessPassword(String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw new UnfitEnvironment(
                    "The access password is shorter than " + SHORTEST + " characters and could soon be guessed.",
                    "Set TAGPILOT_PASSWORD to a longer one, or leave it out, and start TagPilot again.");
        }
        this.digest = digestOf(password);
    }

    /** Takes the same time whatever was given: digests are of one length and are compared to the end. */
    boolean is(String given) {
        return MessageDigest.isEqual(digest, digestOf(given));
    }

    /** Systems differ in how they type an accented letter, as one character or as two. */
    private static byte[] digestOf(String password) {
        String oneForm = Normalizer.normalize(password, Normalizer.Form.NFC);
        return DigestUtils.sha256(oneForm.getBytes(StandardCharsets.UTF_8));
    }
}
