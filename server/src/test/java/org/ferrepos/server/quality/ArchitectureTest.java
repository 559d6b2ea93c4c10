package org.ferrepos.server.quality;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
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
import org.ferrepos.catalog.product.Rules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use whom, and what nobody uses. */
final class ArchitectureTest {
    private static final List<String> AREAS = List.of("identity", "catalog", "stock", "sales");
    private static final String ROOT = "org.ferrepos.";

    /**
     * Uses of another module's inner packages, with their reasons.
     *
     * <p>The start warms the index of the search before the first request. The demonstration company opens its tills as
     * a cashier would, in the transaction that fills the stock.
     */
    private static final Set<String> INNER_USES = Set.of(
            "org.ferrepos.server.boot.Startup -> org.ferrepos.catalog.search.ProductSearch",
            "org.ferrepos.server.demo.DemoCompany -> org.ferrepos.sales.till.TillSessions");

    private static final Set<Class<?>> TIMES =
            Set.of(Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class);

    private final JavaClasses classes = ProductClasses.ALL;

    @Test
    void dependenciesPointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("org.ferrepos..")
                .layer("server")
                .definedBy("org.ferrepos.server..")
                .layer("sales")
                .definedBy("org.ferrepos.sales..")
                .layer("stock")
                .definedBy("org.ferrepos.stock..")
                .layer("catalog")
                .definedBy("org.ferrepos.catalog..")
                .layer("identity")
                .definedBy("org.ferrepos.identity..")
                .layer("platform")
                .definedBy("org.ferrepos.platform..")
                .whereLayer("server")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("sales")
                .mayOnlyBeAccessedByLayers("server")
                .whereLayer("stock")
                .mayOnlyBeAccessedByLayers("sales", "server")
                .whereLayer("catalog")
                .mayOnlyBeAccessedByLayers("stock", "sales", "server")
                .whereLayer("identity")
                .mayOnlyBeAccessedByLayers("catalog", "stock", "sales", "server")
                .check(classes);
    }

    @Test
    void areasMeetInTheirTopPackages() {
        Set<String> found = new TreeSet<>();
        for (JavaClass from : classes) {
            from.getDirectDependenciesFromSelf().forEach(dependency -> {
                JavaClass to = dependency.getTargetClass();
                String area = areaOf(to);
                if (AREAS.contains(area)
                        && !area.equals(areaOf(from))
                        && !to.getPackageName().equals(ROOT + area)) {
                    found.add(topLevel(from) + " -> " + topLevel(to));
                }
            });
        }

        assertThat(found).isEqualTo(new TreeSet<>(INNER_USES));
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
    @ValueSource(strings = {"platform", "identity", "catalog", "stock", "sales", "server"})
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
        for (String module : List.of("platform", "identity", "catalog", "stock", "sales", "server")) {
            assertThat(classes.that(resideInAPackage(ROOT + module + "..")))
                    .as(module)
                    .hasSizeGreaterThan(20);
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
