package io.tagpilot.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header by which programs give the password: {@code Bearer <password>}, or {@code Basic} with any user name. */
final class Authorization {

    private static final Pattern FORM = Pattern.compile("(bearer|basic) +(.+)", Pattern.CASE_INSENSITIVE);

    private Authorization() {}

    static Optional<String> password(HttpServletRequest request) {
        return password(request.getHeader("Authorization"));
    }

    private static Optional<String> password(@Nullable String header) {
        Matcher form = FORM.matcher(header == null ? "" : header);
        if (!form.matches()) {
            return Optional.empty();
        }
        // The server reads each byte of a header as one character
        byte[] sent = form.group(2).getBytes(StandardCharsets.ISO_8859_1);
        if (form.group(1).equalsIgnoreCase("bearer")) {
            return Optional.of(new String(sent, StandardCharsets.UTF_8));
        }
        try {
            String both = new String(Base64.getDecoder().decode(sent), StandardCharsets.UTF_8);
            return Optional.of(both.substring(both.indexOf(':') + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
