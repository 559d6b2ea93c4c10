package org.ferrepos.platform.config;

import static org.ferrepos.platform.config.EnvironmentVariable.converted;
import static org.ferrepos.platform.config.EnvironmentVariable.direct;
import static org.ferrepos.platform.config.EnvironmentVariable.without;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ferrepos.platform.config.EnvironmentVariable.Effect;

/**
 * The one table of environment variable names. Where two variables of one source set the same key, the one listed first
 * wins: the specific names of the first guide, then connection URLs, then the names of the other guides.
 */
final class EnvironmentVariables {

    static final String CONFIG_PATH = "STR_CONFIG_PATH";
    static final List<String> ENVIRONMENT = List.of("STR_ENV", "ENVIRONMENT");

    private static final List<EnvironmentVariable> SPECIFIC = List.of(
            direct("STR_ENV", "server.environment"),
            direct("STR_SERVICE_NAME", "ferrepos.target"),
            direct("STR_INSTANCE_ID", "server.instance_id"),
            direct("INT_PORT", "server.port"),
            direct("STR_DB_HOST", "database.host"),
            direct("STR_DB_PORT", "database.port"),
            direct("STR_DB_NAME", "database.name"),
            direct("STR_DB_USER", "database.user"),
            direct("STR_DB_PASSWORD", "database.password"),
            direct("STR_DB_MIGRATION_USER", "database.migration_user"),
            direct("STR_DB_MIGRATION_PASSWORD", "database.migration_password"),
            direct("STR_DB_SSL_MODE", "database.ssl_mode"),
            direct("STR_REDIS_HOST", "redis.host"),
            direct("STR_REDIS_PORT", "redis.port"),
            direct("STR_REDIS_PASSWORD", "redis.password"),
            direct("STR_REDIS_DB", "redis.db"),
            direct("STR_LOG_LEVEL", "logging.level"),
            direct("STR_JWT_SECRET", "security.jwt.secret"),
            direct("STR_JWT_ACCESS_DURATION", "security.jwt.access_token_duration"),
            direct("STR_JWT_REFRESH_DURATION", "security.jwt.refresh_token_duration"),
            direct("BOOL_RATE_LIMITING_ENABLED", "rate_limiting.enabled"),
            direct("STR_RATE_LIMITING_ALGORITHM", "rate_limiting.algorithm"),
            direct("INT_RATE_LIMITING_DEFAULT_LIMIT", "rate_limiting.default_limit"),
            direct("BOOL_METRICS_ENABLED", "metrics.enabled"),
            direct("STR_METRICS_PATH", "metrics.path"),
            direct("STR_CORS_ALLOWED_ORIGINS", "security.cors.allowed_origins"),
            direct("STR_CORS_ALLOWED_METHODS", "security.cors.allowed_methods"),
            direct("STR_CORS_ALLOWED_HEADERS", "security.cors.allowed_headers"),
            direct("BOOL_TLS_ENABLED", "security.tls.enabled"),
            direct("STR_TLS_CERT_FILE", "security.tls.cert_file"),
            direct("STR_TLS_KEY_FILE", "security.tls.key_file"));

    private static final List<EnvironmentVariable> ALIASES = List.of(
            converted("DATABASE_URL", ConnectionUrl.DATABASE_KEYS, ConnectionUrl::database),
            direct("DATABASE_REPLICA_URL", "database.read.url"),
            converted("REDIS_URL", ConnectionUrl.REDIS_KEYS, ConnectionUrl::redis),
            direct("ENVIRONMENT", "server.environment"),
            direct("POSTGRES_HOST", "database.host"),
            direct("POSTGRES_PORT", "database.port"),
            direct("POSTGRES_DB", "database.name"),
            direct("POSTGRES_USER", "database.user"),
            direct("POSTGRES_PASSWORD", "database.password"),
            direct("REDIS_PASSWORD", "redis.password"),
            direct("API_HOST", "server.host"),
            direct("API_PORT", "server.port"),
            direct("TRUSTED_PROXIES", "server.trusted_proxies"),
            direct("LOG_LEVEL", "logging.level"),
            direct("JWT_SECRET_KEY", "security.jwt.secret"),
            direct("JWT_ALGORITHM", "security.jwt.algorithm"),
            converted(
                    "JWT_EXPIRATION_HOURS",
                    List.of("security.jwt.access_token_duration"),
                    EnvironmentVariables::expirationHours),
            direct("CORS_ORIGINS", "security.cors.allowed_origins"),
            direct("DASHBOARD_API_KEY", "security.dashboard_api_key"),
            direct("DATABASE_ENCRYPTION_KEY", "security.encryption_key"),
            direct("ENABLE_METRICS", "metrics.enabled"),
            direct("OTEL_EXPORTER_OTLP_ENDPOINT", "tracing.otlp_endpoint"),
            direct("FERREPOS_DEMO_PASSWORD", "ferrepos.demo_password"));

    private static final List<String> STARTS = List.of(
            CONFIG_PATH,
            "FERREPOS_HOME",
            "FERREPOS_JAVA_OPTS",
            "FERREPOS_HEAP",
            "FERREPOS_TESTING",
            "FERREPOS_TEST_OWNER");

    private static final List<String> UNUSED = List.of(
            "API_WORKERS",
            "API_RELOAD",
            "METRICS_PORT",
            "APP_IMAGE_NAME",
            "APP_IMAGE_TAG",
            "POSTGRES_INITDB_ARGS",
            "NODE_ENV",
            "VITE_API_URL",
            "GF_USERS_ALLOW_SIGN_UP",
            "S3_BUCKET",
            "STR_VERSION",
            "STR_BUILD_TIME",
            "STR_GIT_COMMIT",
            "STR_BACKUP_DIR",
            "STR_BACKUP_FILE",
            "STR_APP_DIR",
            "STR_DATE",
            "STR_LOG_FILE",
            "INT_RETENTION_DAYS");

    private static final List<String> UNUSED_SECRETS =
            List.of("SECRET_KEY", "SENTRY_DSN", "OPENAI_API_KEY", "GF_SECURITY_ADMIN_PASSWORD");

    private static final List<String> OWN_PREFIXES = List.of("STR_", "INT_", "BOOL_", "FERREPOS_");

    /** Every known variable by name, in order of precedence. */
    static final Map<String, EnvironmentVariable> ALL = table();

    private EnvironmentVariables() {}

    private static Map<String, EnvironmentVariable> table() {
        Map<String, EnvironmentVariable> table = new LinkedHashMap<>();
        Stream.of(
                        SPECIFIC.stream(),
                        ALIASES.stream(),
                        STARTS.stream().map(name -> without(name, Effect.STARTS)),
                        UNUSED.stream().map(name -> without(name, Effect.NONE)),
                        UNUSED_SECRETS.stream().map(name -> without(name, Effect.NONE_SECRET)))
                .flatMap(variables -> variables)
                .forEach(variable -> table.put(variable.name(), variable));
        return table;
    }

    static boolean isKnown(String name) {
        return ALL.containsKey(name);
    }

    /** Whether a name is of the product's own prefixes, so that an unknown one is a mistake. */
    static boolean hasOwnPrefix(String name) {
        return OWN_PREFIXES.stream().anyMatch(name::startsWith);
    }

    /** Names to compare a mistyped one with: those that have an effect. */
    static Set<String> suggestions() {
        return ALL.values().stream()
                .filter(variable -> !variable.isUnused())
                .map(EnvironmentVariable::name)
                .collect(Collectors.toSet());
    }

    /** The variables that set a key, as a list for a sentence. */
    static Optional<String> namesFor(String key) {
        List<String> names = ALL.values().stream()
                .filter(variable -> variable.keys().contains(key))
                .map(EnvironmentVariable::name)
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join(" o ", names));
    }

    private static Map<String, String> expirationHours(String value) {
        if (!value.strip().matches("[1-9]\\d{0,3}")) {
            throw new IllegalArgumentException("debe ser un número de horas entre 1 y 9999");
        }
        return Map.of("security.jwt.access_token_duration", value.strip() + "h");
    }
}
