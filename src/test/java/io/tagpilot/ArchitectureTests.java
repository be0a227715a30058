package io.tagpilot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Keeps the layers: a package uses those that stand below it and no other, and a package that nobody has placed is an error. */
class ArchitectureTests {

    private static final String ROOT = "io.tagpilot";

    /** For each package those of ours that it may use. What speaks HTTP ({@code web}, {@code shell}) is used by nobody. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("", Set.of()),
            Map.entry("problem", Set.of()),
            Map.entry("workspace", Set.of("problem")),
            Map.entry("image", Set.of("workspace", "problem")),
            Map.entry("archive", Set.of("image", "workspace", "problem")),
            Map.entry("dataset", Set.of("archive", "image", "workspace", "problem")),
            Map.entry("dataset.web", Set.of("dataset", "archive", "image", "workspace", "problem")),
            Map.entry("relay", Set.of("workspace", "problem")),
            Map.entry("relay.web", Set.of("relay", "workspace", "problem")),
            Map.entry("tagger", Set.of("image", "workspace", "problem")),
            Map.entry("tagger.web", Set.of("tagger", "image", "workspace", "problem")),
            Map.entry("shell", Set.of("workspace", "problem")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void everyPackageHasItsPlace() {
        assertThat(MAY_USE.keySet()).containsAll(packages());
    }

    @Test
    void packagesUseOnlyThoseBelowThem() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass user : CLASSES) {
            String from = shortName(user);
            for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                JavaClass used = dependency.getTargetClass().getBaseComponentType();
                boolean ours = used.getPackageName().startsWith(ROOT);
                String to = ours ? shortName(used) : from;
                if (!to.equals(from) && !MAY_USE.getOrDefault(from, Set.of()).contains(to)) {
                    wrong.add(dependency.getDescription());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheWebPackagesAndTheShellKnowHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".shell", ROOT + ".*.web")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.servlet..", "org.springframework.web..", "org.springframework.http..")
                .check(CLASSES);
    }

    @Test
    void whatSpeaksHttpIsHidden() {
        classes()
                .that()
                .resideInAnyPackage(ROOT + ".shell", ROOT + ".*.web")
                .and()
                .areTopLevelClasses()
                .and()
                .haveSimpleNameNotEndingWith("package-info")
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void namesSayTheDeedOrTheThing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Service|Manager|Utils?|Helper|Impl)(\\$.*)?")
                .orShould()
                .haveNameMatching(".*[.$](Abstract|Base)[A-Z]\\w*")
                .check(CLASSES);
    }

    @Test
    void onlyTheWorkspaceMakesPathsOfText() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".workspace")
                .should()
                .callMethod(Path.class, "of", String.class, String[].class)
                .orShould()
                .callMethod(Paths.class, "get", String.class, String[].class)
                .orShould()
                .callMethod(FileSystem.class, "getPath", String.class, String[].class)
                .check(CLASSES);
    }

    @Test
    void dependenciesComeThroughConstructors() {
        noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .orShould()
                .beAnnotatedWith(Value.class)
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .check(CLASSES);
    }

    @Test
    void nothingIsPrinted() {
        noClasses()
                .should(ACCESS_STANDARD_STREAMS)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(CLASSES);
    }

    @Test
    void exceptionsAreNamedFacts() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(CLASSES);
    }

    @Test
    void theOlderJacksonIsNotUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..")
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarkedAndExplained() {
        for (String name : packages()) {
            String full = name.isEmpty() ? ROOT : ROOT + "." + name;
            assertThat(CLASSES.getPackage(full).tryGetPackageInfo()).as(full).hasValueSatisfying(info -> assertThat(
                            info.isAnnotatedWith(NullMarked.class))
                    .isTrue());
        }
    }

    private static Set<String> packages() {
        Set<String> names = new TreeSet<>();
        CLASSES.forEach(type -> names.add(shortName(type)));
        return names;
    }

    private static String shortName(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }
}
