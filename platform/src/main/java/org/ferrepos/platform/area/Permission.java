package org.ferrepos.platform.area;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something a caller may do, owned by one area. Its sentence lies in the messages of the area under
 * {@code permission.NAME}.
 *
 * @param name {@code area.action}; for ever, since administrators' own roles are stored with it
 * @param deliveredTo the delivered roles that hold it beside the administrator, who holds all
 */
public record Permission(String name, Set<String> deliveredTo) {
    private static final Pattern NAME = Pattern.compile("[a-z]+\\.[a-z][a-z_]{1,40}");
    private static final String EVERY_BRANCH = ".every_branch";

    public Permission {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of a permission: " + name);
        }
        deliveredTo = Set.copyOf(deliveredTo);
    }

    public static Permission of(String name, String... deliveredTo) {
        return new Permission(name, Set.of(deliveredTo));
    }

    /** Key of the sentence that says what it allows. */
    public static String messageKey(String name) {
        return "permission." + name;
    }

    /** Whether it only takes away the limit of the own branch: who belongs to the whole chain lacks nothing without. */
    public static boolean widensReach(String name) {
        return name.endsWith(EVERY_BRANCH);
    }

    public String area() {
        return name.substring(0, name.indexOf('.'));
    }
}
