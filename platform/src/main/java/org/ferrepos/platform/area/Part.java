package org.ferrepos.platform.area;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A bean that the program itself calls, because of what it implements, and that is made only in processes of certain
 * targets.
 *
 * @param targets ids of targets; with none, the bean is made wherever its area is needed
 */
public record Part(Class<?> type, Set<String> targets) {

    public Part {
        targets = Set.copyOf(targets);
    }

    /** Made wherever the area is needed. */
    public static Part of(Class<?> type) {
        return new Part(type, Set.of());
    }

    /** Made only where one of these targets runs. */
    public static Part in(Class<?> type, String... targets) {
        return new Part(type, Arrays.stream(targets).collect(Collectors.toUnmodifiableSet()));
    }
}
