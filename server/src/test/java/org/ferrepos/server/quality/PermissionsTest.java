package org.ferrepos.server.quality;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ferrepos.platform.area.Permission;
import org.ferrepos.platform.http.Messages;
import org.ferrepos.platform.security.AnyCaller;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.platform.security.Permissions;
import org.ferrepos.platform.security.Role;
import org.junit.jupiter.api.Test;

/**
 * Every route says who may use it, every permission is used and told, and the page of permissions is what the code says.
 * To write the page anew: {@code -Dferrepos.schema.write=true}.
 */
final class PermissionsTest {
    private static final java.nio.file.Path PAGE = java.nio.file.Path.of("docs/reference/permissions.md");
    private static final java.nio.file.Path WEB = java.nio.file.Path.of("web/src/api/permissions.ts");
    private static final String HEAD = """
            # Permissions

            Made from the permissions that the areas declare and from the routes that name them; a test fails when this page is stale, and another asks every route as every role ([roles and reach](../adr/0012-permissions.md)).

            ## What can be allowed

            The delivered roles that hold a permission follow it; `admin` holds all.

            """;

    @Test
    void everyPermissionHasASentence() {
        List<String> silent = new ArrayList<>();
        for (Permission permission : Permissions.all()) {
            String key = Permission.messageKey(permission.name());
            for (Locale locale : List.of(Messages.SPANISH, Messages.ENGLISH)) {
                if (sentence(permission, locale).equals(key)) {
                    silent.add(key + " in " + locale);
                }
            }
        }

        assertThat(Permissions.all()).hasSizeGreaterThan(20);
        assertThat(silent).isEmpty();
    }

    @Test
    void deliveredRolesAreKnown() {
        for (Permission permission : Permissions.all()) {
            assertThat(Role.all()).as(permission.name()).containsAll(permission.deliveredTo());
        }
    }

    /** One that names nothing would be refused to everybody, and roles are named nowhere. */
    @Test
    void everyRouteNamesPermissionsThatExist() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(RolesAllowed.class)
                .check(ProductClasses.ALL);
        List<String> wrong = new ArrayList<>();
        for (Route route : routes()) {
            if (route.rule().isEmpty()) {
                wrong.add(route + " names nobody");
            }
            route.permissions().stream()
                    .filter(name -> !Permissions.exists(name))
                    .forEach(name -> wrong.add(route + " names " + name));
        }

        assertThat(routes()).hasSizeGreaterThan(70);
        assertThat(wrong).isEmpty();
    }

    @Test
    void thePageIsWhatTheCodeSays() {
        String page = page();
        if (Checkout.isWriting()) {
            Checkout.write(PAGE, page);
        }

        assertThat(page).isEqualTo(Checkout.text(PAGE));
    }

    private static String page() {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("| permission | allows | permite | delivered to |\n|---|---|---|---|\n");
        for (Permission permission : Permissions.all()) {
            page.append("| `%s` | %s | %s | %s |%n"
                    .formatted(
                            permission.name(),
                            sentence(permission, Messages.ENGLISH),
                            sentence(permission, Messages.SPANISH),
                            names(new TreeSet<>(permission.deliveredTo()))));
        }
        page.append("\n## What routes need\n\n| route | needs | delivered roles |\n|---|---|---|\n");
        for (Route route : routes()) {
            page.append("| `%s %s` | %s | %s |%n".formatted(route.verb(), route.path(), route.needs(), route.who()));
        }
        return page.toString();
    }

    /** What the web application's compiler knows of permissions. */
    @Test
    void theWebApplicationKnowsTheNames() {
        String names = "// Made from the permissions that the server's areas declare; a test of the server writes it.\n"
                + "export type Permission =\n"
                + Permissions.all().stream()
                        .map(permission -> "  | '" + permission.name() + "'")
                        .collect(Collectors.joining("\n", "", ";\n"));
        if (Checkout.isWriting()) {
            Checkout.write(WEB, names);
        }

        assertThat(names).isEqualTo(Checkout.text(WEB));
    }

    private static String sentence(Permission permission, Locale locale) {
        return Messages.forLocale(locale).format(Permission.messageKey(permission.name()), List.of());
    }

    private static String names(Set<String> roles) {
        return roles.isEmpty()
                ? "–"
                : roles.stream().map(role -> "`" + role + "`").collect(Collectors.joining(", "));
    }

    private static List<Route> routes() {
        TreeMap<String, Route> routes = new TreeMap<>();
        for (JavaClass type : ProductClasses.ALL) {
            if (!type.isAnnotatedWith(Path.class)) {
                continue;
            }
            Class<?> resource = type.reflect();
            for (Method method : resource.getMethods()) {
                verb(method).ifPresent(verb -> {
                    Route route =
                            new Route(verb, path(resource, method), rule(method).or(() -> rule(resource)));
                    if (!route.path().startsWith("/internal")) {
                        routes.put(route.path() + " " + verb, route);
                    }
                });
            }
        }
        return List.copyOf(routes.values());
    }

    private static Optional<String> verb(Method method) {
        if (Modifier.isStatic(method.getModifiers())) {
            return Optional.empty();
        }
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(java.util.Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(Class<?> resource, Method method) {
        Path own = method.getAnnotation(Path.class);
        String path = "/" + resource.getAnnotation(Path.class).value() + "/" + (own == null ? "" : own.value());
        String plain = path.replaceAll("\\{(\\w+):[^/]*}", "{$1}").replaceAll("/+", "/");
        return plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static Optional<Annotation> rule(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .filter(annotation -> annotation instanceof NeedsPermission
                        || annotation instanceof AnyCaller
                        || annotation instanceof PermitAll)
                .findFirst();
    }

    private record Route(String verb, String path, Optional<Annotation> rule) {
        List<String> permissions() {
            return rule.filter(NeedsPermission.class::isInstance)
                    .map(NeedsPermission.class::cast)
                    .map(needed -> List.of(needed.value()))
                    .orElse(List.of());
        }

        String needs() {
            return switch (rule.orElse(null)) {
                case NeedsPermission needed ->
                    permissions().stream().map(name -> "`" + name + "`").collect(Collectors.joining(" or "));
                case AnyCaller any -> "any caller";
                case null, default -> "nothing";
            };
        }

        /** The delivered roles that are let in. */
        String who() {
            return switch (rule.orElse(null)) {
                case NeedsPermission needed ->
                    names(Role.all().stream()
                            .filter(role -> permissions().stream().anyMatch(Permissions.ofDelivered(role)::contains))
                            .collect(Collectors.toCollection(TreeSet::new)));
                case AnyCaller any -> names(new TreeSet<>(Role.all()));
                case null, default -> "public";
            };
        }
    }
}
