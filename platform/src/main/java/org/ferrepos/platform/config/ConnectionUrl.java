package org.ferrepos.platform.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes connection URLs apart into keys. Its messages never repeat the URL: it holds a password. */
final class ConnectionUrl {

    static final List<String> DATABASE_KEYS = List.of(
            "database.host",
            "database.port",
            "database.name",
            "database.user",
            "database.password",
            "database.ssl_mode",
            "database.ssl_root_cert");
    static final List<String> REDIS_KEYS =
            List.of("redis.host", "redis.port", "redis.user", "redis.password", "redis.db", "redis.tls");

    private static final Map<String, String> DATABASE_PARAMETERS =
            Map.of("sslmode", "database.ssl_mode", "sslrootcert", "database.ssl_root_cert");

    private static final Pattern SERVER = Pattern.compile("(\\[[0-9a-fA-F:.]+\\]|[A-Za-z0-9._-]+)(?::(\\d{1,5}))?");

    private ConnectionUrl() {}

    static Map<String, String> database(String url) {
        URI uri = parse(url, Set.of("postgresql", "postgres"));
        Map<String, String> values = authority(uri, "database");
        String path = path(uri);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("le falta el nombre de la base después del servidor");
        }
        values.put("database.name", path);
        putParameters(uri, values);
        return values;
    }

    static Map<String, String> redis(String url) {
        URI uri = parse(url, Set.of("redis", "rediss"));
        Map<String, String> values = authority(uri, "redis");
        if (!path(uri).isEmpty()) {
            values.put("redis.db", path(uri));
        }
        if (uri.getScheme().equals("rediss")) {
            values.put("redis.tls", "true");
        }
        return values;
    }

    /** The parts are cut by hand: {@link URI#getHost} knows no host with an underscore, as container names have. */
    private static URI parse(String url, Set<String> schemes) {
        try {
            URI uri = new URI(url.strip());
            if (uri.getScheme() == null || !schemes.contains(uri.getScheme()) || uri.getRawAuthority() == null) {
                throw broken(schemes);
            }
            return uri;
        } catch (URISyntaxException e) {
            // The cause would carry the whole URL into the log.
            throw broken(schemes);
        }
    }

    private static IllegalArgumentException broken(Set<String> schemes) {
        String forms = String.join(
                " o ", schemes.stream().sorted().map(name -> name + "://").toList());
        return new IllegalArgumentException("debe ser una URL " + forms
                + " con servidor, y los signos especiales de la contraseña codificados (%40 por @)");
    }

    private static Map<String, String> authority(URI uri, String section) {
        String authority = uri.getRawAuthority();
        int at = authority.lastIndexOf('@');
        Matcher matcher = SERVER.matcher(authority.substring(at + 1));
        if (!matcher.matches()) {
            throw broken(Set.of(uri.getScheme()));
        }
        Map<String, String> values = new LinkedHashMap<>();
        String host = matcher.group(1);
        values.put(section + ".host", host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        Optional.ofNullable(matcher.group(2)).ifPresent(port -> values.put(section + ".port", port));
        if (at >= 0) {
            putCredentials(values, section, authority.substring(0, at));
        }
        return values;
    }

    private static void putCredentials(Map<String, String> values, String section, String credentials) {
        int colon = credentials.indexOf(':');
        put(values, section + ".user", decode(colon < 0 ? credentials : credentials.substring(0, colon)));
        if (colon >= 0) {
            put(values, section + ".password", decode(credentials.substring(colon + 1)));
        }
    }

    private static void put(Map<String, String> values, String key, String value) {
        if (!value.isEmpty()) {
            values.put(key, value);
        }
    }

    private static String path(URI uri) {
        @Nullable String path = uri.getRawPath();
        return path == null || path.isEmpty() ? "" : decode(path.substring(1));
    }

    private static void putParameters(URI uri, Map<String, String> values) {
        if (uri.getRawQuery() == null) {
            return;
        }
        for (String parameter : uri.getRawQuery().split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            String key = DATABASE_PARAMETERS.get(name);
            if (key == null) {
                throw new IllegalArgumentException("el parámetro '" + name + "' no se conoce; se admiten "
                        + String.join(
                                ", ",
                                DATABASE_PARAMETERS.keySet().stream().sorted().toList()));
            }
            values.put(key, decode(parameter.substring(equals + 1)));
        }
    }

    /** Percent decoding only: a plus sign in a password is a plus sign. */
    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
