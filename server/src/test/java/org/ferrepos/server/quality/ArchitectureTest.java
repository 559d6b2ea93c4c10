package org.ferrepos.server.quality;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ferrepos.catalog.product.Rules;
import org.ferrepos.platform.area.Area;
import org.ferrepos.platform.area.Areas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may use whom, and what nobody uses. */
final class ArchitectureTest {
    private static final String ROOT = "org.ferrepos.";

    /**
     * Uses of another module's inner packages, with their reasons.
     *
     * <p>The demonstration company opens its tills as a cashier would, in the transaction that fills the stock.
     */
    private static final Set<String> INNER_USES =
            Set.of("org.ferrepos.server.demo.DemoCompany -> org.ferrepos.sales.till.TillSessions");

    /** Commands of one area each, and the company that is shown with all of them. */
    private static final Set<String> NAMERS = Set.of(
            "org.ferrepos.server.command.ImportCommand",
            "org.ferrepos.server.command.UserCommand",
            "org.ferrepos.server.demo.DemoCompany");

    private static final Set<Class<?>> TIMES =
            Set.of(Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class);

    private final JavaClasses classes = ProductClasses.ALL;

    @Test
    void dependenciesPointOneWay() {
        for (Area area : Areas.ofThisProgram().all()) {
            Set<String> below = Areas.ofThisProgram().closure(Set.of(area.name())).stream()
                    .map(Area::name)
                    .collect(Collectors.toSet());
            String[] others = modules()
                    .filter(module -> !below.contains(module) && !isProgram(area))
                    .map(module -> ROOT + module + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + area.name() + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .because(area.name() + " says that it stands on " + below)
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    /** The program itself, which runs all areas. */
    private static boolean isProgram(Area area) {
        return area.name().equals("server");
    }

    private static Stream<String> modules() {
        return Areas.ofThisProgram().all().stream().map(Area::name);
    }

    private static boolean isDomain(String area) {
        return modules().anyMatch(area::equals)
                && !Set.of(Area.PLATFORM, "server").contains(area);
    }

    @Test
    void areasMeetInTheirTopPackages() {
        Set<String> found = new TreeSet<>();
        for (JavaClass from : classes) {
            from.getDirectDependenciesFromSelf().forEach(dependency -> {
                JavaClass to = dependency.getTargetClass();
                String area = areaOf(to);
                if (isDomain(area)
                        && !area.equals(areaOf(from))
                        && !to.getPackageName().equals(ROOT + area)) {
                    found.add(topLevel(from) + " -> " + topLevel(to));
                }
            });
        }

        assertThat(found).isEqualTo(new TreeSet<>(INNER_USES));
    }

    /** What the program asks of its areas it asks by their descriptors, so that a new one is found without being named. */
    @Test
    void theProgramNamesAreasInFewPlaces() {
        Set<String> naming = new TreeSet<>();
        for (JavaClass from : classes) {
            if (from.getPackageName().startsWith(ROOT + "server")) {
                from.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isDomain(areaOf(dependency.getTargetClass())))
                        .forEach(dependency -> naming.add(topLevel(from)));
            }
        }

        assertThat(naming).isEqualTo(new TreeSet<>(NAMERS));
    }

    /** A product whose SKU is a word of a route could be created, but neither seen nor changed. */
    @Test
    void noSkuMayBeAWordOfARouteBesideThoseOfAProduct() {
        Pattern beside = Pattern.compile("/api/pos/(?:productos|consulta)/([^/{]+).*");
        Set<String> words = new TreeSet<>();
        for (JavaClass resource : classes) {
            resource.tryGetAnnotationOfType(Path.class).ifPresent(root -> {
                resource.getMethods().stream()
                        .flatMap(method -> method.tryGetAnnotationOfType(Path.class).stream())
                        .map(path -> (root.value() + "/" + path.value()).replace("//", "/"))
                        .map(beside::matcher)
                        .filter(Matcher::matches)
                        .forEach(matcher -> words.add(matcher.group(1)));
                Matcher matcher = beside.matcher(root.value());
                if (matcher.matches()) {
                    words.add(matcher.group(1));
                }
            });
        }
        assertThat(words).contains("buscar", "barcode").allMatch(Rules::isTakenInPaths);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void packagesHaveNoCycles(String module) {
        slices().assignedFrom(new PackageSlices(module))
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void timeComesFromTheClock() {
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "read the time of the machine",
                        access -> TIMES.stream()
                                        .anyMatch(
                                                type -> access.getTargetOwner().isEquivalentTo(type))
                                && access.getTarget().getName().equals("now")))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("tests move the injected clock")
                .check(classes);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.ferrepos.server.boot.Beans")
                .should()
                .callMethodWhere(describe(
                        "make a clock of their own",
                        access -> access.getTargetOwner().isEquivalentTo(Clock.class)
                                && access.getTarget().getName().startsWith("system")))
                .check(classes);
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        java.util.Date.class,
                        java.util.Calendar.class,
                        java.text.DateFormat.class,
                        java.sql.Timestamp.class,
                        java.sql.Date.class)
                .check(classes);
    }

    @Test
    void moneyIsExact() {
        String[] money = {
            "org.ferrepos.platform.money..",
            "org.ferrepos.catalog.price..",
            "org.ferrepos.catalog.imports..",
            "org.ferrepos.stock.."
        };
        Set<String> inexact = Set.of("float", "double", "java.lang.Float", "java.lang.Double");
        DescribedPredicate<JavaClass> binary =
                DescribedPredicate.describe("binary floating point", type -> inexact.contains(type.getName()));
        DescribedPredicate<JavaClass> sales = resideInAPackage("org.ferrepos.sales..")
                .and(DescribedPredicate.not(resideInAPackage("org.ferrepos.sales.receipt")));
        for (DescribedPredicate<JavaClass> where : List.of(resideInAnyPackage(money), sales)) {
            noFields()
                    .that()
                    .areDeclaredInClassesThat(where)
                    .should()
                    .haveRawType(binary)
                    .check(classes);
            methods()
                    .that()
                    .areDeclaredInClassesThat(where)
                    .should()
                    .notHaveRawReturnType(binary)
                    .check(classes);
        }
    }

    @Test
    void dependenciesComeThroughConstructors() {
        ArchRule rule = fields().should()
                .notBeAnnotatedWith(jakarta.inject.Inject.class)
                .because("what a type needs is seen in its constructor");
        rule.check(classes);
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses()
                .should()
                .haveSimpleNameContaining("Util")
                .orShould()
                .haveSimpleNameContaining("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .check(classes);
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..dto..", "..helper..", "..impl..")
                .check(classes);
    }

    /** Receipts still have their own way to write amounts. */
    @Test
    void noTwoTypesHaveOneName() {
        Set<String> seen = new TreeSet<>();
        Set<String> twice = classes.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .map(JavaClass::getSimpleName)
                .filter(name -> !seen.add(name))
                .collect(Collectors.toSet());
        assertThat(twice).isSubsetOf("Amounts");
    }

    @Test
    void onlyTheCommandLineWritesToTheTerminal() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.ferrepos.server.command..", "org.ferrepos.server.boot..", "org.ferrepos.server.demo..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(classes);
    }

    @Test
    void theProgramIsSeen() {
        for (String module : modules().toList()) {
            assertThat(classes.that(resideInAPackage(ROOT + module + "..")))
                    .as(module)
                    .hasSizeGreaterThan(5);
        }
    }

    private static DescribedPredicate<JavaAccess<?>> describe(
            String what, java.util.function.Predicate<JavaAccess<?>> test) {
        return DescribedPredicate.describe(what, test);
    }

    private static String areaOf(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT)) {
            return "";
        }
        int end = name.indexOf('.', ROOT.length());
        return name.substring(ROOT.length(), end < 0 ? name.length() : end);
    }

    private static String topLevel(JavaClass type) {
        String name = type.getName();
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }
}
