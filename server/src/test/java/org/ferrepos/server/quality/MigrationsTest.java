package org.ferrepos.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ferrepos.platform.area.Areas;
import org.junit.jupiter.api.Test;

/** A migration touches the schema of its own area alone and, once delivered, is never edited. */
final class MigrationsTest {
    private static final Path CHECKSUMS = Path.of("server/src/test/resources/quality/migrations.sha256");
    private static final Pattern PLACE = Pattern.compile(".*src/main/resources/db/migration/([a-z]+)/([^/]+)");
    private static final Pattern NAME = Pattern.compile("V(\\d{12})__[a-z_]+\\.sql");
    private static final String AREAS = Areas.ofThisProgram().all().stream()
            .flatMap(area -> area.schema().stream())
            .collect(Collectors.joining("|"));
    private static final Pattern NAMED_SCHEMA = Pattern.compile("\\b(" + AREAS + ")\\s*\\.\\s*\"?[a-z_]");
    private static final Pattern CREATED_SCHEMA = Pattern.compile("\\bschema\\s+(?:if\\s+not\\s+exists\\s+)?([a-z_]+)");
    /** What makes or changes a thing must say in which schema it is. */
    private static final Pattern CHANGED =
            Pattern.compile("\\b(?:create|alter|drop)\\s+(?:or\\s+replace\\s+)?(?:table|view|materialized view|function"
                    + "|sequence|type)\\s+(?:if\\s+(?:not\\s+)?exists\\s+)?([a-z_\"]+)(\\.?)");

    @Test
    void migrationsOfAnAreaAreNamedInOneOrder() {
        Map<String, Path> versions = new HashMap<>();
        for (Path file : migrations()) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            assertThat(name.matches()).as(file.toString()).isTrue();
            assertThat(versions.put(area(file) + name.group(1), file))
                    .as("%s repeats a version", file)
                    .isNull();
        }
    }

    @Test
    void migrationsStayInTheirOwnSchema() {
        List<String> findings = new ArrayList<>();
        for (Path file : migrations()) {
            String area = area(file);
            String sql = statements(file);
            NAMED_SCHEMA.matcher(sql).results().map(found -> found.group(1)).forEach(schema -> {
                if (!schema.equals(area)) {
                    findings.add(file + " names the schema " + schema);
                }
            });
            CREATED_SCHEMA.matcher(sql).results().map(found -> found.group(1)).forEach(schema -> {
                if (!schema.equals(area) && !(schema.equals("public") && area.equals("platform"))) {
                    findings.add(file + " creates or uses the schema " + schema);
                }
            });
            CHANGED.matcher(sql).results().forEach(found -> {
                if (found.group(2).isEmpty() || !found.group(1).equals(area)) {
                    findings.add(file + " does not say the schema: " + found.group());
                }
            });
        }

        assertThat(findings).isEmpty();
    }

    @Test
    void deliveredMigrationsAreNeverEdited() {
        Map<String, String> now = new TreeMap<>();
        migrations().forEach(file -> now.put(file.toString(), sha256(Checkout.bytes(file))));
        Map<String, String> delivered = delivered();
        delivered.forEach((file, checksum) -> assertThat(now.get(file))
                .as("%s was delivered; add a new migration instead of changing it", file)
                .isEqualTo(checksum));
        if (Checkout.isWriting()) {
            Checkout.write(
                    CHECKSUMS,
                    now.entrySet().stream()
                            .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
                            .collect(Collectors.joining()));
            return;
        }

        assertThat(delivered)
                .as("note new migrations with -Dferrepos.schema.write=true")
                .isEqualTo(now);
    }

    private static List<Path> migrations() {
        List<Path> found = Checkout.files().stream()
                .filter(file -> PLACE.matcher(file.toString()).matches())
                .toList();
        assertThat(found).hasSizeGreaterThanOrEqualTo(8);
        return found;
    }

    private static String area(Path file) {
        Matcher place = PLACE.matcher(file.toString());
        assertThat(place.matches()).isTrue();
        return place.group(1);
    }

    /** The text without comments and literals. */
    private static String statements(Path file) {
        return Checkout.text(file).replaceAll("--[^\n]*", " ").replaceAll("'(?:[^']|'')*'", "''");
    }

    private static Map<String, String> delivered() {
        Map<String, String> delivered = new TreeMap<>();
        if (Files.exists(Checkout.ROOT.resolve(CHECKSUMS))) {
            Checkout.text(CHECKSUMS).lines().forEach(line -> delivered.put(line.substring(66), line.substring(0, 64)));
        }
        return delivered;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
