package io.tagpilot.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.tagpilot.image.Pictures;
import io.tagpilot.shell.RawHttp;
import java.io.IOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Saves that are out of order or out of date, and bodies that are not the JSON that they should be. */
class SaveCorpusTests extends CorpusTests {

    private static final String CHANGES = "/api/tagpilot/changes?name=t";
    private static final String ITEM = "/api/tagpilot/save-item?name=t";
    private static final String JSON = "Content-Type: application/json";
    private static final String SAVE = "\"save\":\"save-0001\"";

    static Stream<Arguments> lists() {
        return Stream.of(
                Arguments.of(
                        "S01 an image that never came", "\"added\":[{\"item\":\"i1\",\"file\":\"b.png\"}]", 409, ""),
                Arguments.of(
                        "S01 a replacement that never came",
                        "\"replaced\":[{\"file\":\"old.png\",\"item\":\"i1\"}]",
                        409,
                        ""),
                Arguments.of("S02 an older text", text("old.png", "new", "0123456789abcdef01234567"), 412, ""),
                Arguments.of("S02 nonsense for a version", text("old.png", "new", "*"), 412, ""),
                Arguments.of("S02 an older image", "\"removed\":[{\"file\":\"old.png\",\"base\":\"x-1\"}]", 412, ""),
                Arguments.of("S02 an image that is gone", text("gone.png", "new", "x"), 412, ""),
                Arguments.of("file outside", text("../1_other/b.png", "new", null), 400, ""),
                Arguments.of("absolute file", text("/etc/passwd", "new", null), 400, ""),
                Arguments.of("no file", "\"texts\":[{\"text\":\"new\"}]", 400, "file is required"),
                Arguments.of("renamed outside", renamed("../evil.png"), 400, "Bad file name"),
                Arguments.of("renamed to no image", renamed("evil.exe"), 400, "Bad file name"),
                Arguments.of("renamed to a hidden one", renamed(".old.png"), 400, "Bad file name"),
                Arguments.of("renamed to too long a name", renamed("a".repeat(300) + ".png"), 400, "Bad file name"),
                Arguments.of(
                        "changed in two ways", renamed("b.png") + ",\"removed\":[{\"file\":\"old.png\"}]", 400, ""),
                Arguments.of("NUL in a text", text("old.png", "a\\u0000b", null), 400, ""),
                Arguments.of("half a character", text("old.png", "\\ud83d", null), 400, ""),
                Arguments.of("other ending", "\"captionEnding\":\".exe\"", 400, "captionEnding must be"),
                Arguments.of("other mode", "\"remember\":{\"modes\":{\"a\":\"x\"}}", 400, "modes must be"),
                Arguments.of("too much", text("old.png", "x".repeat(101 << 10), null), 413, "The request is larger"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void isDoneWholeOrNotAtAll(String id, String list, int status, String sentence) throws IOException {
        assertRefused(http.send("POST", CHANGES, "{" + SAVE + "," + list + "}", JSON), status, sentence);
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("J01 nothing", "", 400),
                Arguments.of("J01 half", "{\"save\":", 400),
                Arguments.of("J01 depth", "{\"texts\":" + "[".repeat(10_000), 400),
                Arguments.of("J01 depth of objects", "{\"remember\":".repeat(5000), 400),
                Arguments.of("J01 NaN", "{" + SAVE + ",\"create\":NaN}", 400),
                Arguments.of("J01 wrong type", "{" + SAVE + ",\"texts\":{\"file\":1}}", 400),
                Arguments.of("J01 a list", "[]", 400),
                Arguments.of("J01 a text", "\"save\"", 400),
                Arguments.of("J01 null", "null", 400),
                Arguments.of("J01 no UTF-8", "{" + SAVE + ",\"mine\":[\"\u00ff\u00fe\"]}", 400),
                Arguments.of("J01 two values", "{" + SAVE + "}{}", 400),
                Arguments.of("J01 no save", "{\"__proto__\":{\"save\":\"save-0001\"}}", 400),
                Arguments.of("J01 200 kB", "{\"x\":\"" + "y".repeat(200_000) + "\"}", 413));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void j01BodiesThatAreNone(String id, String body, int status) throws IOException {
        assertRefused(http.send("POST", CHANGES, body, JSON), status, "");
        assertRefused(http.send("POST", "/api/datasets/create", body.replace("save", "nome"), JSON), status, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense"})
    void bodiesOfOtherTypes(String type) throws IOException {
        RawHttp.Answer answer = http.send("POST", CHANGES, "{}", "Content-Type: " + type);
        assertRefused(answer, answer.status(), "");
        assertThat(answer.status()).isIn(400, 415);
    }

    @ParameterizedTest
    @CsvSource({
        "save=x&item=i1, save must be made of",
        "save=../../evil-save&item=i1, save must be made of",
        "save=save-0001, item is required",
        "save=save-0001&item=../i1, item must be made of",
        "save=save-0001&item=, item must be made of",
    })
    void stagingUnderNamesThatAreNone(String query, String sentence) throws IOException {
        assertRefused(post(ITEM + "&" + query, image("a.png")), 400, sentence);
    }

    @Test
    void s01ASetThatIsBegunTwice() throws IOException {
        assertThat(post(ITEM, image("a.png").field("reset", "true")).status()).isEqualTo(200);
        RawHttp.Answer second = post(ITEM, image("b.png").field("reset", "true"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.detail()).startsWith("Another save of this dataset is under way.");
        assertThat(files("1_t")).as("until the set has ended").containsExactly("old.png", "old.txt");
        assertTaken(post(ITEM, image("c.png").field("done", "true")));
        assertThat(files("1_t")).containsExactly("a.png", "c.png");
    }

    @Test
    void s01AnEndThatNothingBegan() throws IOException {
        assertTaken(post(ITEM, image("a.png").field("done", "true")));
        assertThat(files("1_t")).containsExactly("a.png", "old.png", "old.txt");
        assertTaken(post(ITEM, image("b.png").field("done", "true")));
        assertThat(files("1_t")).contains("a.png", "b.png");
    }

    @Test
    void s02ASaveThatIsRepeatedChangesNothingMore() throws IOException {
        String body = "{" + SAVE + "," + text("old.png", "new", null) + "}";
        RawHttp.Answer first = http.send("POST", CHANGES, body, JSON);
        assertTaken(first);
        RawHttp.Answer again = http.send("POST", CHANGES, body, JSON);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(datasets.resolve("1_t/old.txt")).hasContent("new");
    }

    /** @param base null to write it whatever is there */
    private static String text(String file, String text, @Nullable String base) {
        String list = "\"texts\":[{\"file\":\"%s\",\"text\":\"%s\",\"base\":\"%s\"}]".formatted(file, text, base);
        return base == null ? list + ",\"mine\":[\"" + file + "\"]" : list;
    }

    private static String renamed(String to) {
        return "\"renamed\":[{\"file\":\"old.png\",\"to\":\"" + to + "\"}]";
    }

    private static FormBytes image(String name) throws IOException {
        return FormBytes.ofFile(name, Pictures.encode(Pictures.flag(40, 30), "png"));
    }
}
