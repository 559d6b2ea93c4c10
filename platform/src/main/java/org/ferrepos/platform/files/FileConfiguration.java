package org.ferrepos.platform.files;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ferrepos.platform.area.SettingsReader;

/**
 * What an installation says of its files.
 *
 * @param linkDuration how long a signed download may be used
 * @param bucket where content is kept; empty: in the directory
 */
public record FileConfiguration(FileSettings settings, Duration linkDuration, Optional<BucketSettings> bucket) {
    private static final String PREFIX = "ferrepos.files.";
    private static final long MEBIBYTE = 1024L * 1024;
    private static final long MOST = 1L << 50;
    private static final Pattern ENDPOINT = Pattern.compile("https?://[A-Za-z0-9.\\-\\[\\]:]+/?");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern KEY_PREFIX = Pattern.compile("[A-Za-z0-9_/-]{0,100}");

    /** Reads the keys under {@code ferrepos.files}. */
    public static FileConfiguration read(SettingsReader reader) {
        boolean inBucket = reader.choice(PREFIX + "store", stores(), false);
        long maxFileBytes = reader.number(PREFIX + "max_file_bytes", MEBIBYTE, MOST);
        long maxTotalBytes = reader.number(PREFIX + "max_total_bytes", MEBIBYTE, MOST);
        if (maxTotalBytes < maxFileBytes) {
            reader.reject(PREFIX + "max_total_bytes", "no puede ser menor que " + PREFIX + "max_file_bytes");
        }
        FileSettings settings = new FileSettings(
                directory(reader),
                maxFileBytes,
                Math.max(maxFileBytes, maxTotalBytes),
                reader.number(PREFIX + "max_files", 1, 10_000_000),
                reader.number(PREFIX + "min_free_bytes", 0, MOST),
                reader.duration(PREFIX + "orphan_grace", Duration.ofHours(1), Duration.ofDays(30)));
        return new FileConfiguration(
                settings,
                reader.duration(PREFIX + "link_duration", Duration.ofSeconds(10), Duration.ofDays(1)),
                bucket(reader, inBucket));
    }

    private static Map<String, Boolean> stores() {
        Map<String, Boolean> stores = new java.util.LinkedHashMap<>();
        stores.put("directory", false);
        stores.put("s3", true);
        return stores;
    }

    private static Path directory(SettingsReader reader) {
        Path home = reader.home();
        Path data = reader.path("ferrepos.data_directory", home).orElse(home);
        return reader.path(PREFIX + "directory", home).orElseGet(() -> data.resolve("files"));
    }

    private static Optional<BucketSettings> bucket(SettingsReader reader, boolean wanted) {
        Optional<String> endpoint = reader.optionalText(PREFIX + "s3.endpoint");
        Optional<String> name = reader.optionalText(PREFIX + "s3.bucket");
        Optional<String> accessKey = reader.optionalText(PREFIX + "s3.access_key");
        Optional<String> secretKey = reader.secretText(PREFIX + "s3.secret_key");
        String region = reader.text(PREFIX + "s3.region", REGION, "debe ser el nombre de una región");
        Optional<String> keyPrefix = reader.optionalText(PREFIX + "s3.key_prefix");
        Duration timeout = reader.duration(PREFIX + "s3.timeout", Duration.ofSeconds(1), Duration.ofHours(1));
        if (!wanted) {
            return Optional.empty();
        }
        demand(
                reader,
                "s3.endpoint",
                endpoint.filter(text -> ENDPOINT.matcher(text).matches()),
                "una dirección http(s)");
        demand(reader, "s3.bucket", name.filter(text -> BUCKET.matcher(text).matches()), "el nombre de un bucket");
        demand(reader, "s3.access_key", accessKey, "la clave de acceso");
        demand(reader, "s3.secret_key", secretKey, "la clave secreta");
        if (keyPrefix.filter(text -> !KEY_PREFIX.matcher(text).matches()).isPresent()) {
            reader.reject(PREFIX + "s3.key_prefix", "admite letras, cifras, guiones y /");
        }
        if (endpoint.isEmpty() || !ENDPOINT.matcher(endpoint.get()).matches() || secretKey.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BucketSettings(
                URI.create(endpoint.get()),
                region,
                name.orElse(""),
                keyPrefix.orElse(""),
                accessKey.orElse(""),
                secretKey.get(),
                timeout));
    }

    private static void demand(SettingsReader reader, String key, Optional<?> value, String what) {
        if (value.isEmpty()) {
            reader.reject(PREFIX + key, "con " + PREFIX + "store s3 debe ser " + what);
        }
    }
}
