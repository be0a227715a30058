package io.tagpilot.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whom the server lets in, for every address and method. The table says what a person would: our own page and programs come in,
 * pages of others do not, and whoever contradicts himself does not.
 */
class DoorTableTests extends DoorHttpTests {

    private static final String OURS = "Origin: http://localhost:PORT";

    /** Where the request comes from, as its origin says it. */
    private static final List<String> ORIGINS = List.of(
            "", OURS, "Origin: http://localhost:1", "Origin: http://evil.example", "Origin: null", "Origin: ???");

    /** What browsers say of the asking page, and below each origin whether its request goes through. */
    private static final String TABLE = """
            Sec-Fetch-Site |    -  ours  port  host  null   ???
            -              |  yes   yes    no    no    no    no
            same-origin    |  yes   yes   yes   yes    no   yes
            same-site      |   no    no    no    no    no    no
            cross-site     |   no    no    no    no    no    no
            none           |  yes   yes    no    no    no    no
            garbage        |   no    no    no    no    no    no
            twice          |   no    no    no    no    no    no
            """;

    private record Row(List<String> headers, boolean mayEnter) {}

    static Stream<Doors.Door> doors() {
        return Doors.all().stream();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void decidesByTheTable(Doors.Door door) throws IOException {
        String version = pageVersion();
        List<Row> rows = rows(door);
        Map<String, String> before = everything();
        for (Row row : rows) {
            if (!row.mayEnter) {
                assertRefused(door.knock(http, version, row.headers), door + " with " + row.headers);
                if (door.changesFiles()) {
                    assertThat(everything()).as("%s with %s", door, row.headers).isEqualTo(before);
                }
            }
        }
        assertThat(everything()).isEqualTo(before);
        assertThat(PROVIDER_CALLS).hasValue(0);
        for (Row row : rows) {
            if (row.mayEnter) {
                assertThat(door.knock(http, version, row.headers).status())
                        .as("%s with %s", door, row.headers)
                        .isEqualTo(door.open());
                // Only what does something when it is let in shows that a refusal does nothing
                if (door.changesFiles()) {
                    assertThat(everything()).as(door.toString()).isNotEqualTo(before);
                    furnish(port);
                    before = everything();
                }
                if (door.callsProvider()) {
                    assertThat(PROVIDER_CALLS.getAndSet(0)).isOne();
                }
            }
        }
    }

    @Test
    void theTableIsLarge() {
        assertThat(rows()).hasSize(42);
        assertThat(doors().mapToInt(door -> rows(door).size()).sum()).isGreaterThan(1_000);
    }

    /** What a link on any page leads to is the page alone; a frame, a picture or a script is no link. */
    @ParameterizedTest
    @MethodSource("doors")
    void otherSitesMayOnlyLinkToThePage(Doors.Door door) throws IOException {
        boolean isPage = door.toString().equals("GET /tagpilot/");
        for (String dest : List.of("document", "iframe", "image")) {
            for (String mode : List.of("navigate", "no-cors")) {
                List<String> headers =
                        List.of("Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: " + mode, "Sec-Fetch-Dest: " + dest);
                RawHttp.Answer answer = door.knock(http, "none", headers);
                if (isPage && dest.equals("document") && mode.equals("navigate")) {
                    assertThat(answer.status()).isEqualTo(200);
                } else {
                    assertRefused(answer, door + " with " + headers);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/tagpilot", "/tagpilot/"})
    void aLinkMayLeadToEachNameOfThePage(String path) throws IOException {
        String[] link = {"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"};
        assertThat(http.get(path + "?dataset=1_cats", link).status()).isIn(200, 302);
        assertRefused(http.send("POST", path, "", link), path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "TRACE", "PUT", "PROPFIND", "FOO"})
    void methodsThatNothingTakesAreAProblem(String method) throws IOException {
        for (String path : doors().map(Doors.Door::path).distinct().toList()) {
            RawHttp.Answer answer = http.send(method, path, "", OURS.replace("PORT", "" + port));
            assertThat(answer.status()).as("%s %s", method, path).isEqualTo(405);
            assertThat(answer.json().path("code").asString()).isEqualTo("method-not-allowed");
            assertThat(answer.header("Allow")).contains("GET").doesNotContain(method);
        }
    }

    private static void assertRefused(RawHttp.Answer answer, String row) {
        assertThat(answer.status()).as(row).isEqualTo(403);
        assertThat(answer.json().path("code").asString()).as(row).isEqualTo("forbidden");
        assertThat(answer.detail()).startsWith("Request from another site refused.");
        assertThat(String.join("\n", answer.headerLines())).doesNotContainIgnoringCase("Access-Control-");
    }

    /** All for what does something; of what nothing answers to, some, unless there is time for all. */
    private List<Row> rows(Doors.Door door) {
        List<Row> all = rows();
        boolean isWhole = door.open() == 200 || Boolean.getBoolean("tagpilot.deep");
        return isWhole
                ? all
                : IntStream.iterate(0, i -> i < all.size(), i -> i + 5)
                        .mapToObj(all::get)
                        .toList();
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        TABLE.lines().skip(1).forEach(line -> {
            String[] words = line.replace("|", " ").trim().split(" +", -1);
            for (int column = 1; column < words.length; column++) {
                List<String> headers = new ArrayList<>(site(words[0]));
                String origin = ORIGINS.get(column - 1).replace("PORT", String.valueOf(port));
                if (!origin.isEmpty()) {
                    headers.add(origin);
                }
                rows.add(new Row(headers, words[column].equals("yes")));
            }
        });
        return rows;
    }

    private static List<String> site(String word) {
        return switch (word) {
            case "-" -> List.of();
            case "garbage" -> List.of("Sec-Fetch-Site: Same-Origin!");
            case "twice" -> List.of("Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: same-origin");
            default -> List.of("Sec-Fetch-Site: " + word);
        };
    }
}
