package io.tagpilot.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tagpilot.problem.TagPilotException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordCheckTests {

    private static final String RIGHT = "correct horse";

    private final StoppedClock clock = new StoppedClock();
    private final PasswordCheck check = new PasswordCheck(new AccessPassword(RIGHT), clock);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567",
                "a",
                "       ",
                "\u00fc\u00fc\u00fc\u00fc",
                "\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00"
            })
    void aPasswordThatIsSoonGuessedIsRefusedBeforeTheStart(String password) {
        assertThatThrownBy(() -> new AccessPassword(password))
                .isInstanceOfSatisfying(UnfitEnvironment.class, refusal -> assertThat(refusal.remedy())
                        .contains("TAGPILOT_PASSWORD"))
                .hasMessageContaining("shorter than 8 characters");
    }

    @Test
    void eachSideHasItsOwnCount() {
        guess("10.0.0.1", 5);
        assertThat(tryFrom("10.0.0.1", RIGHT)).isEqualTo("TOO_MANY_TRIES");
        assertThat(tryFrom("10.0.0.2", RIGHT)).isEqualTo("in");
    }

    @Test
    void aCustomersManyAddressesAreOneSide() {
        for (int i = 1; i <= 5; i++) {
            guess("2001:db8:1:2:0:0:0:" + i, 1);
        }
        assertThat(tryFrom("2001:db8:1:2:ff:ff:ff:ff", RIGHT)).isEqualTo("TOO_MANY_TRIES");
        assertThat(tryFrom("2001:db8:1:3:0:0:0:1", RIGHT)).isEqualTo("in");
    }

    @Test
    void manySidesTogetherAreSlowedDownToo() {
        for (int i = 0; i < 50; i++) {
            guess("10.0.1." + i, 1);
        }
        assertThat(tryFrom("10.0.2.1", RIGHT)).isEqualTo("TOO_MANY_TRIES");
        clock.pass(Duration.ofSeconds(10));
        assertThat(tryFrom("10.0.2.1", RIGHT)).isEqualTo("in");
    }

    /** However many addresses somebody has: what is kept of them is bounded, and the count over all goes on. */
    @Test
    void oneWhoChangesTheAddressEachTimeGetsAFewHundredTriesAnHour() {
        int looked = 0;
        for (int second = 0; second < 3_600; second++) {
            if (tryFrom("10." + second % 250 + "." + second / 250 % 250 + ".1", "guess" + second)
                    .equals("WRONG_PASSWORD")) {
                looked++;
            }
            clock.pass(Duration.ofSeconds(1));
        }
        assertThat(looked).isLessThan(450);
    }

    @Test
    void anHourLaterAllIsForgotten() {
        guess("10.0.0.1", 5);
        clock.pass(Duration.ofMinutes(61));
        guess("10.0.0.1", 4);
        assertThat(tryFrom("10.0.0.1", RIGHT)).isEqualTo("in");
    }

    /** That a comparison takes the same time for every password cannot be measured well; but there is only one, and it is the right one. */
    @Test
    void passwordsAreComparedInOnePlaceAndToTheEnd() {
        JavaClasses shell = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.tagpilot.shell");
        JavaMethod is = shell.get(AccessPassword.class).getMethod("is", String.class);
        assertThat(is.getMethodCallsFromSelf().stream()
                        .map(call -> call.getTarget().getName()))
                .containsExactlyInAnyOrder("digestOf", "isEqual");
        assertThat(callersOf(is)).containsExactly("PasswordCheck");
        assertThat(callersOf(shell.get(PasswordCheck.class).getMethod("require", String.class, String.class)))
                .containsExactlyInAnyOrder("PasswordGate", "LogInController");
    }

    private static Set<String> callersOf(JavaMethod method) {
        return method.getCallsOfSelf().stream()
                .map(call -> call.getOriginOwner())
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());
    }

    private void guess(String address, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(tryFrom(address, "guess" + i)).isEqualTo("WRONG_PASSWORD");
        }
    }

    private String tryFrom(String address, String password) {
        try {
            check.require(password, address);
            return "in";
        } catch (TagPilotException e) {
            return e.code().name();
        }
    }
}
