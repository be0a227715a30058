package io.tagpilot.shell;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Logging in and out. The log-in page stands at the address of the page itself, so that links to a dataset stay what they are.
 *
 * <p>The template {@code log-in} gets {@code assetsPath}, as the page's does, and {@code problem}, a sentence, after a try that
 * failed.
 */
@Controller
@Conditional(PasswordIsSet.class)
final class LogInController {

    /** Where the page and programs log in. */
    static final String API = "/api/tagpilot/log-in";

    static final String OUT = "/api/tagpilot/log-out";

    /** Where {@link PasswordGate} sends who opens the page without being logged in. */
    static final String FORM = "/tagpilot/log-in";

    private static final int LARGEST_FORM = 16 * 1024;

    private final PasswordCheck passwords;
    private final Sessions sessions;
    private final PageFiles files;
    private final PagePolicy policy;

    LogInController(PasswordCheck passwords, Sessions sessions, PageFiles files, PagePolicy policy) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.files = files;
        this.policy = policy;
    }

    @GetMapping(FORM)
    String form(Model model, HttpServletResponse response) {
        return form(null, model, response);
    }

    @PostMapping(path = ShellController.PAGE, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Nullable
    String enter(HttpServletRequest request, HttpServletResponse response, Model model) throws IOException {
        try {
            logIn(request, response);
        } catch (TagPilotException e) {
            response.setStatus(ProblemStatus.of(e.code()).value());
            if (e.fields().get("retryAfter") instanceof Long seconds) {
                response.setHeader(HttpHeaders.RETRY_AFTER, seconds.toString());
            }
            return form(e.detail(), model, response);
        }
        // After a form was sent, a reload must not send it again
        String query = request.getQueryString();
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, ShellController.PAGE + (query == null ? "" : "?" + query));
        return null;
    }

    @PostMapping(path = API, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Void> logIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        passwords.require(passwordIn(request.getInputStream()), request.getRemoteAddr());
        SessionCookie.give(sessions.begin(), request, response);
        return ResponseEntity.noContent().build();
    }

    @PostMapping(OUT)
    ResponseEntity<Void> logOut(HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.tokens(request).forEach(sessions::end);
        SessionCookie.take(request, response);
        return ResponseEntity.noContent().build();
    }

    private String form(@Nullable String problem, Model model, HttpServletResponse response) {
        model.addAttribute("problem", problem);
        model.addAttribute("assetsPath", ShellController.ASSETS + files.version());
        response.setHeader(ShellController.POLICY, policy.ofLogIn());
        // With no-referrer a browser would send the form with "Origin: null"
        response.setHeader("Referrer-Policy", "same-origin");
        return "log-in";
    }

    /** Reads the form by itself: the server's own way takes megabytes from whoever asks. */
    private static String passwordIn(InputStream body) throws IOException {
        byte[] form = body.readNBytes(LARGEST_FORM + 1);
        if (form.length > LARGEST_FORM) {
            throw new TagPilotException(ProblemCode.TOO_LARGE, "No password is that long. Try again.");
        }
        String fields = new String(form, StandardCharsets.ISO_8859_1);
        for (String field : fields.split("&", -1)) {
            if (field.startsWith("password=")) {
                return decoded(field.substring("password=".length()));
            }
        }
        throw new TagPilotException(ProblemCode.INVALID_REQUEST, "password is required");
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new TagPilotException(
                    ProblemCode.INVALID_REQUEST, "The password is not rightly encoded (form, UTF-8).", e);
        }
    }
}
