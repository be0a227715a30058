package io.tagpilot.shell;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in who has the password: a browser by the cookie of its session, a program by the password itself. */
final class PasswordGate extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** What only leads to the page, and the addresses at which one logs in and out. */
    private static final Set<String> OPEN = Set.of(
            "GET /",
            "HEAD /",
            "GET /tagpilot",
            "HEAD /tagpilot",
            "POST /tagpilot/",
            "POST " + LogInController.API,
            "POST " + LogInController.OUT);

    /** What the log-in page is made of. */
    private static final List<String> OPEN_ASSETS = List.of("app/index.css", "app/first-paint.js", "app/tagpilot.svg");

    /** There the header {@code Authorization} is for the provider. */
    private static final String RELAYED = "/api/tagpilot/relay/";

    private final PasswordCheck passwords;
    private final Sessions sessions;
    private final PageFiles files;
    private final ProblemWriter problems;

    PasswordGate(PasswordCheck passwords, Sessions sessions, PageFiles files, ProblemWriter problems) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.files = files;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean asksForPage =
                READING.contains(request.getMethod()) && request.getRequestURI().equals(ShellController.PAGE);
        Optional<String> session =
                SessionCookie.tokens(request).stream().filter(sessions::isOpen).findFirst();
        if (session.isPresent() && asksForPage) {
            SessionCookie.give(session.get(), request, response);
        }
        if (session.isPresent() || isOpenToAll(request)) {
            chain.doFilter(request, response);
        } else if (asksForPage) {
            request.getRequestDispatcher(LogInController.FORM).forward(request, response);
        } else {
            Optional<TagPilotException> refusal = refusal(request);
            if (refusal.isEmpty()) {
                chain.doFilter(request, response);
            } else {
                refuse(response, refusal.get());
            }
        }
    }

    private boolean isOpenToAll(HttpServletRequest request) {
        String path = request.getRequestURI();
        String assets = ShellController.ASSETS + files.version() + "/";
        return OPEN.contains(request.getMethod() + " " + path)
                || (READING.contains(request.getMethod())
                        && path.startsWith(assets)
                        && OPEN_ASSETS.contains(path.substring(assets.length())));
    }

    private Optional<TagPilotException> refusal(HttpServletRequest request) {
        Optional<String> given =
                request.getRequestURI().startsWith(RELAYED) ? Optional.empty() : Authorization.password(request);
        if (given.isEmpty()) {
            return Optional.of(new TagPilotException(
                    ProblemCode.PASSWORD_NEEDED, "This server asks for a password. Log in, then try again."));
        }
        try {
            passwords.require(given.get(), request.getRemoteAddr());
            return Optional.empty();
        } catch (TagPilotException e) {
            return Optional.of(e);
        }
    }

    private void refuse(HttpServletResponse response, TagPilotException problem) throws IOException {
        if (problem.code() == ProblemCode.PASSWORD_NEEDED) {
            // Of all schemes this one makes no browser ask by itself
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"TagPilot\"");
        }
        problems.write(response, problem);
    }
}
