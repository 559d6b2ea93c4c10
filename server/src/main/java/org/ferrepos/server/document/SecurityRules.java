package org.ferrepos.server.document;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Path;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.ferrepos.platform.security.AnyCaller;
import org.ferrepos.platform.security.NeedsPermission;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** The two ways to say who one is; the permission that a route wants is told in its description. */
final class SecurityRules {
    private static final String BEARER = "bearer";
    private static final String API_KEY = "api_key";
    /** The permissions of which one is needed; empty when any caller will do. */
    private static final String EXTENSION = "x-permissions";

    private static final DotName NEEDS_PERMISSION = DotName.createSimple(NeedsPermission.class);
    private static final DotName ANY_CALLER = DotName.createSimple(AnyCaller.class);
    private static final DotName PERMIT_ALL = DotName.createSimple(PermitAll.class);
    private static final DotName PATH = DotName.createSimple(Path.class);

    private final IndexView index;
    private final Map<String, ClassInfo> resources = new HashMap<>();

    SecurityRules(IndexView index) {
        this.index = index;
        for (AnnotationInstance path : index.getAnnotations(PATH)) {
            if (path.target().kind() == AnnotationTarget.Kind.CLASS) {
                ClassInfo resource = path.target().asClass();
                resources.put(resource.simpleName(), resource);
            }
        }
    }

    static Map<String, SecurityScheme> schemes() {
        Map<String, SecurityScheme> schemes = new TreeMap<>();
        schemes.put(
                BEARER,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description("The access_token of POST /api/pos/auth/login."));
        schemes.put(
                API_KEY,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.HEADER)
                        .name("X-API-Key")
                        .description("The key of a program, made by POST /api/pos/api-keys."));
        return schemes;
    }

    /** Declares what the route behind an operation wants; true when it wants to know the caller. */
    boolean apply(Operation operation) {
        Optional<AnnotationInstance> rule = ruleOf(operation);
        if (rule.isEmpty() || rule.get().name().equals(PERMIT_ALL)) {
            operation.setSecurity(List.of());
            return false;
        }
        operation.setSecurity(List.of(requirement(BEARER), requirement(API_KEY)));
        boolean any = rule.get().name().equals(ANY_CALLER);
        List<String> permissions = any ? List.of() : List.of(rule.get().value().asStringArray());
        String who = any ? "Any authenticated caller." : "Permission: " + String.join(" or ", permissions) + ".";
        String description = operation.getDescription();
        operation.setDescription(description == null ? who : description + "\n\n" + who);
        operation.addExtension(EXTENSION, permissions);
        return true;
    }

    /** The framework names operations {@code Class_method}. */
    private Optional<AnnotationInstance> ruleOf(Operation operation) {
        String[] parts = operation.getOperationId().split("_", 2);
        ClassInfo resource = resources.get(parts[0]);
        if (resource == null) {
            return Optional.empty();
        }
        return method(resource, parts[1])
                .flatMap(method -> rule(method.declaredAnnotations()))
                .or(() -> rule(resource.declaredAnnotations()));
    }

    private Optional<MethodInfo> method(ClassInfo resource, String name) {
        for (ClassInfo type = resource; type != null; type = index.getClassByName(type.superName())) {
            Optional<MethodInfo> method = type.methods().stream()
                    // A helper of the same name is no route.
                    .filter(candidate -> candidate.name().equals(name) && Modifier.isPublic(candidate.flags()))
                    .findFirst();
            if (method.isPresent()) {
                return method;
            }
        }
        return Optional.empty();
    }

    private static Optional<AnnotationInstance> rule(List<AnnotationInstance> annotations) {
        return annotations.stream()
                .filter(annotation ->
                        List.of(NEEDS_PERMISSION, ANY_CALLER, PERMIT_ALL).contains(annotation.name()))
                .findFirst();
    }

    private static SecurityRequirement requirement(String scheme) {
        return OASFactory.createSecurityRequirement().addScheme(scheme);
    }
}
