package io.tagpilot.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts on every answer the headers that limit what a browser does with it. A controller may replace some by its own. */
final class SecurityHeaders extends OncePerRequestFilter {

    private static final String POLICY = "Content-Security-Policy";
    private static final String CACHE = "Cache-Control";

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), midi=()",
            POLICY,
            "sandbox; default-src 'none'; frame-ancestors 'none'",
            CACHE,
            "no-store");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        addTo(response);
        chain.doFilter(request, new Replacing(response));
    }

    static void addTo(HttpServletResponse response) {
        ALWAYS.forEach(response::setHeader);
    }

    /** Spring adds headers where it should set them; two caching rules or policies on one answer would both hold. */
    private static final class Replacing extends HttpServletResponseWrapper {

        private static final Set<String> REPLACED = Set.of("content-security-policy", "cache-control");

        Replacing(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void addHeader(String name, String value) {
            if (REPLACED.contains(name.toLowerCase(Locale.ROOT))) {
                setHeader(name, value);
            } else {
                super.addHeader(name, value);
            }
        }
    }
}
