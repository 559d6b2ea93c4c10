package org.ferrepos.platform.area;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Gives an area the values of its keys, from all sources and with their types. A value that breaks its rule is reported
 * and a harmless one returned, so that one start reports everything; what is read defines which keys exist. Keys
 * without "optional" in the name of their method need a value in the area's defaults.
 */
public interface SettingsReader {
    String text(String key);

    String text(String key, Pattern pattern, String rule);

    Optional<String> optionalText(String key);

    int integer(String key, int least, int most);

    long number(String key, long least, long most);

    Optional<Long> optionalNumber(String key, long least, long most);

    boolean flag(String key);

    Optional<Boolean> optionalFlag(String key);

    Duration duration(String key, Duration least, Duration most);

    Optional<Duration> optionalDuration(String key, Duration least, Duration most);

    <E> E choice(String key, Map<String, E> choices, E fallback);

    /** A sequence, or text separated by commas. */
    List<String> list(String key, Pattern pattern, String rule);

    /** A path, relative ones taken from the directory of the installation. */
    Optional<Path> path(String key, Path home);

    /** A value that no message shows; in production one that everybody knows stops the start. */
    Optional<String> secretText(String key);

    /** Likewise, and in production one with fewer characters stops it too. */
    Optional<String> secretText(String key, int leastChars);

    /** Whether a guide, an example or every list of words has the value, so that it is no secret. */
    boolean isPublished(String value);

    /** Whether the rules for production hold. */
    boolean isProduction();

    /** The directory of the installation. */
    Path home();

    /** Reports a rule broken, in Spanish: "debe ser ...". */
    void reject(String key, String rule);

    /** Adds a sentence to the log of the start. */
    void notice(String sentence);
}
