package org.ferrepos.platform.outbox;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kind of event that an area declares: its name, the version of its body, and the record that carries the body. A
 * body names things and amounts, never people.
 */
public record EventKind<B extends Record>(String name, int version, Class<B> bodyType) {
    private static final Pattern NAME = Pattern.compile("[a-z_]+(\\.[a-z_]+)+");

    public EventKind {
        if (!NAME.matcher(name).matches() || version < 1) {
            throw new IllegalArgumentException("not a kind of event: " + name + " " + version);
        }
    }

    /**
     * An event of this kind.
     *
     * @param key what it is about; the changes of one key keep their order
     * @param branchId where it happened, if it is the affair of one branch
     */
    public NewEvent of(String key, @Nullable Integer branchId, B body) {
        return new NewEvent(this, key, branchId, body);
    }
}
