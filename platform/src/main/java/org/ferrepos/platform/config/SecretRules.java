package org.ferrepos.platform.config;

import java.util.Collection;
import java.util.List;

/** What must hold before a process may start: some rules everywhere, most in production only. */
final class SecretRules {

    private static final int SHORTEST_DEMO_PASSWORD_CHARS = 12;
    private static final String EMBEDDED_ALLOWED = "ferrepos.allow_embedded_in_production";
    private static final String PUBLISHED = "es un ejemplo publicado y cualquiera lo conoce; genere uno propio";

    private final MergedSettings reader;
    private final Findings findings;
    private final Configuration configuration;

    SecretRules(MergedSettings reader, Findings findings, Configuration configuration) {
        this.reader = reader;
        this.findings = findings;
        this.configuration = configuration;
    }

    void check(Collection<Variable> variables) {
        boolean embeddedAllowed = reader.flag(EMBEDDED_ALLOWED);
        configuration
                .demoPassword()
                .filter(secret -> secret.reveal().length() < SHORTEST_DEMO_PASSWORD_CHARS)
                .ifPresent(secret -> reader.reject(
                        "ferrepos.demo_password",
                        "debe tener al menos " + SHORTEST_DEMO_PASSWORD_CHARS + " caracteres"));
        if (!configuration.isProduction()) {
            return;
        }
        checkDatabase(embeddedAllowed);
        checkPublished(variables);
        checkSwitches();
    }

    private void checkDatabase(boolean embeddedAllowed) {
        DatabaseSettings database = configuration.database();
        if (database.isEmbedded()) {
            if (!embeddedAllowed) {
                reader.reject(
                        "database.host",
                        "falta en producción; indique el servidor PostgreSQL, o ponga " + EMBEDDED_ALLOWED
                                + ": true para usar la base incluida");
            }
            return;
        }
        if (database.password().isEmpty()) {
            reader.reject("database.password", "falta en producción");
        }
    }

    private void checkPublished(Collection<Variable> variables) {
        for (String key : List.copyOf(reader.secrets())) {
            reader.secret(key)
                    .filter(secret -> PublishedExamples.contains(secret.reveal()))
                    .ifPresent(secret -> reader.reject(key, PUBLISHED));
        }
        for (Variable variable : variables) {
            EnvironmentVariable known = EnvironmentVariables.ALL.get(variable.name());
            if (known != null
                    && known.effect() == EnvironmentVariable.Effect.NONE_SECRET
                    && PublishedExamples.contains(variable.value())) {
                findings.problem(variable.name(), PUBLISHED, variable.place());
            }
        }
    }

    private void checkSwitches() {
        CorsSettings cors = configuration.security().cors();
        if (cors.allowCredentials() && cors.allowedOrigins().contains("*")) {
            reader.reject(
                    "security.cors.allowed_origins",
                    "no puede ser * en producción mientras security.cors.allow_credentials sea true");
        }
        if (configuration.server().debug()) {
            reader.reject("server.debug", "debe ser false en producción");
        }
        if (configuration.demo()) {
            reader.reject("ferrepos.demo", "debe ser false en producción");
        }
        if (configuration.demoPassword().isPresent()) {
            reader.reject("ferrepos.demo_password", "no se admite en producción");
        }
    }
}
