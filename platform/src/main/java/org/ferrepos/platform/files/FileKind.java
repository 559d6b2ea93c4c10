package org.ferrepos.platform.files;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What sort of file it is; an area declares its kinds as constants.
 *
 * @param name {@code area.thing}, such as {@code catalog.import}
 * @param maxBytes bound of one file; the bound of the installation holds as well
 * @param keep how long it is kept; empty: until it is deleted
 * @param permission what callers other than the owner must hold to have it; empty: the owner alone
 */
public record FileKind(String name, long maxBytes, Optional<Duration> keep, Optional<String> permission) {
    private static final Pattern NAME = Pattern.compile("[a-z]+(\\.[a-z][a-z_]*)+");

    public FileKind {
        if (!NAME.matcher(name).matches() || name.length() > 60 || maxBytes < 1) {
            throw new IllegalArgumentException("no kind of file: " + name + ", " + maxBytes + " bytes");
        }
    }
}
