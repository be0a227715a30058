package io.tagpilot.workspace;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How transactions are named: by their time, so that names sort, and by what sets them apart. */
final class TransactionId {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern ID = Pattern.compile("(\\d{8}T\\d{6}\\.\\d{3}Z)-\\d{1,18}-\\d{1,10}");

    private TransactionId() {}

    static String of(Instant time, long process, int count) {
        return TIME.format(time) + "-" + process + "-" + count;
    }

    /** When the transaction of that name was, or nothing when this is no such name. */
    static Optional<Instant> time(String id) {
        Matcher matcher = ID.matcher(id);
        try {
            return matcher.matches() ? Optional.of(TIME.parse(matcher.group(1), Instant::from)) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
