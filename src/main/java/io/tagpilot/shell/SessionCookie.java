package io.tagpilot.shell;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The cookie in which a browser keeps the token of its session. */
final class SessionCookie {

    private SessionCookie() {}

    static List<String> tokens(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? List.of()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name(request)))
                        .map(Cookie::getValue)
                        .toList();
    }

    static void give(String token, HttpServletRequest request, HttpServletResponse response) {
        set(token, Sessions.IDLE, request, response);
    }

    static void take(HttpServletRequest request, HttpServletResponse response) {
        set("", Duration.ZERO, request, response);
    }

    /** Lax, so that a link on another page, and a frame in a page of the same origin, open what the person is logged in to. */
    private static void set(String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(name(request), value)
                .path("/")
                .maxAge(age)
                .httpOnly(true)
                .secure(isEncrypted(request))
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** Browsers do not tell ports apart in cookies, so a second server on the same computer needs a name of its own. */
    private static String name(HttpServletRequest request) {
        return "tagpilot-" + request.getLocalPort();
    }

    /**
     * Whether the browser's side of the connection is encrypted, which behind a proxy only headers say. One that lies about it keeps
     * the cookie from nobody but itself.
     */
    private static boolean isEncrypted(HttpServletRequest request) {
        return request.isSecure()
                || Stream.of("X-Forwarded-Proto", "Origin")
                        .map(request::getHeader)
                        .anyMatch(value ->
                                value != null && value.toLowerCase(Locale.ROOT).startsWith("https"));
    }
}
