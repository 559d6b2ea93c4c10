package org.ferrepos.server.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** When and from what this program was built. */
public record BuildFacts(String version, String commit, String buildTime) {
    public static BuildFacts load() {
        Properties properties = new Properties();
        try (InputStream stream = BuildFacts.class.getResourceAsStream("/build.properties")) {
            if (stream != null) {
                properties.load(stream);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BuildFacts(
                properties.getProperty("version", "unknown"),
                properties.getProperty("commit", "unknown"),
                properties.getProperty("build_time", "unknown"));
    }
}
