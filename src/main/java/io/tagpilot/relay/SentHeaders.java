package io.tagpilot.relay;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.MediaType;

/** Makes the headers of a call: those that the provider is to get, and none that the browser or a proxy has added. */
final class SentHeaders {

    private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]*[\\x21-\\x7e])?");
    private static final Pattern JSON =
            Pattern.compile("application/json(?:\\s*;\\s*charset=\"?utf-8\"?)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern FORM = Pattern.compile(
            "multipart/form-data\\s*;\\s*boundary=(?:[A-Za-z0-9'()+_,./:=?-]{1,70}|\"[A-Za-z0-9'()+_,./:=? -]{1,70}\")",
            Pattern.CASE_INSENSITIVE);

    private final RelayRequest.Headers given;

    SentHeaders(RelayRequest.Headers given) {
        this.given = given;
    }

    Headers of(Provider provider, String userAgent) {
        Headers.Builder sent = new Headers.Builder();
        sent.add("User-Agent", userAgent);
        sent.add("Accept", one("Accept").orElse("application/json"));
        provider.headers().forEach(name -> one(name).ifPresent(value -> sent.add(name, value)));
        return sent.build();
    }

    /** The type of a body, which must be the one that the call takes. */
    MediaType type(RelayRoute.Sends sends) {
        boolean form = sends == RelayRoute.Sends.FORM;
        return one("Content-Type")
                .filter(type -> (form ? FORM : JSON).matcher(type).matches())
                .map(type -> MediaType.get(form ? type : "application/json"))
                .orElseThrow(() -> new TagPilotException(
                        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                        "This call takes a body of the type " + (form ? "multipart/form-data" : "application/json")
                                + " only. Send it with that Content-Type."));
    }

    /** A key with a letter that headers cannot hold is most often one with something else copied along. */
    private Optional<String> one(String name) {
        List<String> values = given.all(name);
        if (values.size() > 1
                || values.stream().anyMatch(value -> !VALUE.matcher(value).matches())) {
            throw new TagPilotException(
                    ProblemCode.INVALID_REQUEST,
                    "The header " + name
                            + " is given twice, is empty or holds characters that headers cannot hold. If it"
                            + " is the key, enter it again.");
        }
        return values.stream().findFirst();
    }
}
