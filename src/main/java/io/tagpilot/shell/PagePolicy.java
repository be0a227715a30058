package io.tagpilot.shell;

import java.util.List;

/** The Content-Security-Policy of the page: only our own files, one inline script by its nonce, and no HTML from strings. */
final class PagePolicy {

    private final String beforeNonce;
    private final String afterNonce;

    PagePolicy(List<String> connectSources, List<String> frameAncestors) {
        this.beforeNonce = "default-src 'none'; script-src 'self' 'nonce-";
        this.afterNonce = String.join(
                "; ",
                "'",
                "style-src 'self'",
                "img-src 'self' blob: data:",
                "font-src 'self'",
                with("connect-src 'self' https: http://localhost:* http://127.0.0.1:*", connectSources),
                "worker-src 'self' blob:",
                "manifest-src 'self'",
                "base-uri 'none'",
                "object-src 'none'",
                "form-action 'none'",
                with("frame-ancestors 'self'", frameAncestors),
                "require-trusted-types-for 'script'",
                "trusted-types tagpilot default");
    }

    String withNonce(String nonce) {
        return beforeNonce + nonce + afterNonce;
    }

    private static String with(String directive, List<String> more) {
        return more.isEmpty() ? directive : directive + " " + String.join(" ", more);
    }
}
