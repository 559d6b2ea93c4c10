package org.ferrepos.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.platform.area.Area;
import org.ferrepos.platform.area.Areas;
import org.ferrepos.platform.area.AuditKind;
import org.ferrepos.platform.area.BackgroundJob;
import org.ferrepos.platform.area.Metric;
import org.ferrepos.platform.area.Part;
import org.ferrepos.platform.area.RouteTag;
import org.ferrepos.platform.area.StartStep;
import org.ferrepos.platform.area.Target;
import org.ferrepos.platform.jobs.JobKind;
import org.ferrepos.platform.outbox.Subscriber;
import org.junit.jupiter.api.Test;

/** What areas say of themselves holds, is complete, and is said nowhere else. */
final class AreasTest {
    private static final Path METRICS = Path.of("docs/reference/metrics.md");

    /** What the program calls of an area by what it implements. */
    private static final Set<Class<?>> CALLED =
            Set.of(BackgroundJob.class, StartStep.class, JobKind.class, Subscriber.class);

    /** A name, a literal or a call, with a comma. */
    private static final String ARGUMENT = "[\\w.\"]+(?:\\((?:[^()]|\\([^()]*\\))*\\))?\\s*,\\s*";

    private final List<Area> areas = Areas.ofThisProgram().all();

    @Test
    void everyModuleWithCodeHasItsDescriptor() {
        Set<String> modules = Checkout.files().stream()
                .map(Path::toString)
                .map(file -> Pattern.compile("(domain/[a-z]+|platform|server)/pom\\.xml")
                        .matcher(file))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1).replace("domain/", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(areas.stream().map(Area::name)).containsExactlyInAnyOrderElementsOf(modules);
        for (Area area : areas) {
            assertThat(area.getClass().getPackageName()).isEqualTo("org.ferrepos." + area.name());
        }
    }

    @Test
    void targetsHaveOneOwnerAndTheOthersAreThere() {
        List<Target> targets = Areas.ofThisProgram().targets();
        Set<String> known = targets.stream().map(Target::id).collect(Collectors.toSet());

        assertThat(known).hasSameSizeAs(targets);
        assertThat(targets.stream().flatMap(target -> target.prefixes().stream()))
                .doesNotHaveDuplicates();
        for (Area area : areas) {
            assertThat(known).as(area.name()).containsAll(area.answersIn());
            for (Part part : area.parts()) {
                assertThat(known).as(part.toString()).containsAll(part.targets());
            }
        }
    }

    @Test
    void whatTheProgramCallsIsAPartOfItsArea() {
        Set<String> declared = areas.stream()
                .flatMap(area -> area.parts().stream())
                .map(part -> part.type().getName())
                .collect(Collectors.toSet());
        Set<String> found = ProductClasses.ALL.stream()
                .filter(type -> !type.isInterface())
                .filter(type -> CALLED.stream().anyMatch(type::isAssignableTo))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());

        assertThat(declared).isEqualTo(found);
    }

    @Test
    void everyTagOfARouteIsDescribedOnce() {
        Set<String> used = ProductClasses.ALL.stream()
                .filter(type -> type.isAnnotatedWith(Tag.class))
                .map(type -> type.getAnnotationOfType(Tag.class).name())
                .collect(Collectors.toSet());
        List<String> described = areas.stream()
                .flatMap(area -> area.tags().stream())
                .map(RouteTag::name)
                .toList();

        assertThat(described).doesNotHaveDuplicates().containsAll(used);
    }

    /**
     * An entry names the kind of thing as its third argument, by a literal or a constant of the same file; so does what the
     * platform hands to the audit, which passes it on.
     */
    @Test
    void whatIsWrittenIntoTheAuditIsOfADeclaredKind() {
        String opening = "new (?:AuditEntry|ChangeLog\\.Change)\\(\\s*";
        Pattern entry = Pattern.compile(opening + ARGUMENT + ARGUMENT + "(\"\\w+\"|\\w+)\\s*,");
        Set<String> written = new TreeSet<>();
        for (Path file : Checkout.filesEndingWith(".java")) {
            String text =
                    file.toString().contains("src/main") && !file.endsWith("Audit.java") ? Checkout.text(file) : "";
            long entries = Pattern.compile(opening).matcher(text).results().count();
            List<String> kinds =
                    entry.matcher(text).results().map(found -> found.group(1)).toList();
            assertThat(kinds).as("the kinds of all entries in %s", file).hasSize((int) entries);
            for (String kind : kinds) {
                written.add(areaOf(file) + " " + (kind.startsWith("\"") ? kind : constant(text, kind)));
            }
        }
        Set<String> declared = areas.stream()
                .flatMap(area -> area.auditKinds().stream().map(kind -> area.name() + " \"" + kind.name() + "\""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(written).isEqualTo(declared);
    }

    /** Without its word the screen would show a code, and without its place in the filter nobody would find it. */
    @Test
    void theScreenOfTheAuditKnowsEveryKind() {
        String screen = "web/src/features/identity/";
        String filter = Checkout.text(Path.of(screen + "audit/AuditFilters.tsx"));
        List<String> kinds = areas.stream()
                .flatMap(area -> area.auditKinds().stream().map(AuditKind::name))
                .toList();
        for (String language : List.of("es", "en")) {
            String words = Checkout.text(Path.of(screen + "messages." + language + ".ts"));
            String entities = words.substring(words.indexOf("      entities: {"), words.indexOf("      facts: {"));
            assertThat(kinds).as(language).allMatch(kind -> entities.contains("\n        " + kind + ": '"));
        }
        assertThat(kinds).allMatch(kind -> filter.contains("\n  '" + kind + "',"));
    }

    private static String areaOf(Path file) {
        return file.getName(0).toString().equals("domain")
                ? file.getName(1).toString()
                : file.getName(0).toString();
    }

    private static String constant(String text, String name) {
        Matcher constant = Pattern.compile("String " + name + " = (\"\\w+\")").matcher(text);
        return constant.find() ? constant.group(1) : name;
    }

    @Test
    void theReferenceTellsEveryMetricWithItsTypeAndMeaning() {
        String page = Stream.concat(
                        Stream.of(METRICS),
                        Checkout.filesEndingWith("REFERENCE.md").stream().filter(file -> file.startsWith("domain")))
                .map(Checkout::text)
                .collect(Collectors.joining("\n"));
        List<Metric> metrics =
                areas.stream().flatMap(area -> area.metrics().stream()).toList();

        assertThat(metrics.stream().map(Metric::name)).doesNotHaveDuplicates();
        for (Metric metric : metrics) {
            assertThat(page)
                    .as(metric.name())
                    .containsPattern("(?m)^\\| `" + metric.name() + "` \\| " + metric.type() + " \\| \\w+ \\| "
                            + Pattern.quote(metric.meaning()) + " \\|$");
        }
    }

    @Test
    void thePlatformNamesNoArea() {
        Set<String> names = areas.stream()
                .map(Area::name)
                .filter(name -> !Set.of(Area.PLATFORM, "server").contains(name))
                .collect(Collectors.toSet());
        Set<String> found = new TreeSet<>();
        for (Path file : Checkout.filesEndingWith(".java")) {
            if (!file.startsWith("platform/src/main")) {
                continue;
            }
            String code = Checkout.text(file).replaceAll("(?s)/\\*.*?\\*/|//[^\\n]*", "");
            literals(code)
                    .filter(literal -> names.stream().anyMatch(name -> literal.matches("(.*\\W)?" + name + "(\\W.*)?")))
                    .forEach(literal -> found.add(file + " " + literal));
        }

        assertThat(found).isEmpty();
    }

    private static Stream<String> literals(String code) {
        return Pattern.compile("\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"")
                .matcher(code)
                .results()
                .map(found -> found.group(1));
    }
}
