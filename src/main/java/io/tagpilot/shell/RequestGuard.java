package io.tagpilot.shell;

import io.tagpilot.problem.ProblemCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/** Looks at every request before anything else does: the name it asks for, the site it comes from, and its plain form. */
final class RequestGuard extends OncePerRequestFilter {

    /** Path parameters, empty segments and backslashes, which different programs read differently. */
    private static final Pattern ODD_PATH = Pattern.compile(".*(;|//|\\\\|%5[cC]|%2[fF]|%00).*", Pattern.DOTALL);

    private static final Pattern NUL = Pattern.compile("%00");

    /** The rest is asked for only by scanners, and by browsers on behalf of other sites. */
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PATCH", "DELETE");

    private final AllowedHosts hosts;
    private final SameSiteRule sameSite;
    private final ProblemWriter problems;

    RequestGuard(AllowedHosts hosts, SameSiteRule sameSite, ProblemWriter problems) {
        this.hosts = hosts;
        this.sameSite = sameSite;
        this.problems = problems;
    }

    /** Why a request is turned away. */
    private record Refusal(ProblemCode code, String sentence) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Refusal> refusal = refusal(request);
        if (refusal.isEmpty()) {
            chain.doFilter(request, response);
        } else {
            if (refusal.get().code == ProblemCode.METHOD_NOT_ALLOWED) {
                response.setHeader("Allow", String.join(", ", METHODS));
            }
            problems.write(response, refusal.get().code, refusal.get().sentence);
        }
    }

    private Optional<Refusal> refusal(HttpServletRequest request) {
        RequestFacts facts = RequestFacts.of(request);
        if (!hosts.allows(facts.host().orElse(""))) {
            return refuse(
                    ProblemCode.FORBIDDEN,
                    "This host name is not allowed. Open TagPilot at localhost or by its address, or name the host in"
                            + " TAGPILOT_ALLOWED_HOSTS.");
        }
        if (!sameSite.allows(facts)) {
            return refuse(
                    ProblemCode.FORBIDDEN,
                    "Request from another site refused. If that site is yours, name it in TAGPILOT_ALLOWED_ORIGINS.");
        }
        if (!METHODS.contains(facts.method())) {
            return refuse(ProblemCode.METHOD_NOT_ALLOWED, "This address does not take " + facts.method() + ".");
        }
        if (ODD_PATH.matcher(facts.path()).matches()) {
            return refuse(ProblemCode.INVALID_REQUEST, "The address holds characters that are not taken.");
        }
        String query = request.getQueryString();
        if (query != null && NUL.matcher(query).find()) {
            return refuse(ProblemCode.INVALID_REQUEST, "A parameter holds a character that is not taken.");
        }
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return refuse(
                    ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Compressed request bodies are not taken. Send it as it is.");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refuse(ProblemCode code, String sentence) {
        return Optional.of(new Refusal(code, sentence));
    }
}
