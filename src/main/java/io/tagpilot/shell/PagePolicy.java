package io.tagpilot.shell;

import java.util.List;

/** The Content-Security-Policy of the page: only our own files, nothing inline, and no HTML from strings. */
final class PagePolicy {

    private final String ofPage;
    private final String ofWorkers;
    private final String ofLogIn;

    PagePolicy(List<String> connectSources, List<String> frameAncestors) {
        String connect = with("connect-src 'self' https: http://localhost:* http://127.0.0.1:*", connectSources);
        String frames = with("frame-ancestors 'self'", frameAncestors);
        this.ofWorkers = "default-src 'none'; script-src 'self'; " + connect + " blob:; frame-ancestors 'none'";
        this.ofPage = String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self' blob: data:",
                "font-src 'self'",
                connect,
                "worker-src 'self' blob:",
                "manifest-src 'self'",
                "base-uri 'none'",
                "object-src 'none'",
                "form-action 'none'",
                frames,
                "require-trusted-types-for 'script'",
                "trusted-types tagpilot");
        this.ofLogIn = String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self'",
                "base-uri 'none'",
                "form-action 'self'",
                frames,
                "require-trusted-types-for 'script'",
                "trusted-types 'none'");
    }

    String ofPage() {
        return ofPage;
    }

    /** The policy of the page's files: a script that runs as a worker is bound by the policy that it came with, not the page's. */
    String ofWorkers() {
        return ofWorkers;
    }

    /** The policy of the log-in page, which is a plain form. */
    String ofLogIn() {
        return ofLogIn;
    }

    private static String with(String directive, List<String> more) {
        return more.isEmpty() ? directive : directive + " " + String.join(" ", more);
    }
}
