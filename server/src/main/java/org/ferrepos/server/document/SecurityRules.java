package org.ferrepos.server.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** The two ways to say who one is; the roles a route wants are told in its description. */
final class SecurityRules {
    private static final String BEARER = "bearer";
    private static final String API_KEY = "api_key";
    private static final String ANY_ROLE = "**";

    private SecurityRules() {}

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

    /** Replaces the generated requirement; true when the route wants to know the caller. */
    static boolean apply(Operation operation) {
        List<String> roles = Optional.ofNullable(operation.getSecurity()).orElse(List.of()).stream()
                .flatMap(requirement -> requirement.getSchemes().values().stream())
                .flatMap(List::stream)
                .distinct()
                .toList();
        if (roles.isEmpty()) {
            operation.setSecurity(List.of());
            return false;
        }
        operation.setSecurity(List.of(requirement(BEARER), requirement(API_KEY)));
        String who =
                roles.contains(ANY_ROLE) ? "Any authenticated caller." : "Roles: " + String.join(", ", roles) + ".";
        String description = operation.getDescription();
        operation.setDescription(description == null ? who : description + "\n\n" + who);
        return true;
    }

    private static SecurityRequirement requirement(String scheme) {
        return OASFactory.createSecurityRequirement().addScheme(scheme);
    }
}
