package org.ferrepos.platform.security;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ferrepos.platform.area.Areas;
import org.ferrepos.platform.area.Permission;

/**
 * All permissions of the program and who holds them as delivered. They are part of the program, so a new version's
 * permissions are there with its first request and nobody has to bring a table up to date.
 */
public final class Permissions {
    private static final List<Permission> ALL = load();
    private static final Set<String> NAMES = ALL.stream().map(Permission::name).collect(Collectors.toUnmodifiableSet());
    private static final Map<String, Set<String>> DELIVERED = delivered();

    private Permissions() {}

    /** By name. */
    public static List<Permission> all() {
        return ALL;
    }

    public static boolean exists(String name) {
        return NAMES.contains(name);
    }

    /** What a delivered role may do; nothing for a role that was not delivered. */
    public static Set<String> ofDelivered(String role) {
        return DELIVERED.getOrDefault(role, Set.of());
    }

    /** What delivered roles may do together. */
    public static Set<String> ofDelivered(Collection<String> roles) {
        if (roles.size() == 1) {
            return ofDelivered(roles.iterator().next());
        }
        return roles.stream().flatMap(role -> ofDelivered(role).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static List<Permission> load() {
        List<Permission> found = Areas.ofThisProgram().all().stream()
                .flatMap(area -> area.permissions().stream())
                .sorted(Comparator.comparing(Permission::name))
                .toList();
        Set<String> names = new TreeSet<>();
        for (Permission permission : found) {
            if (!names.add(permission.name())) {
                throw new IllegalStateException("two permissions are called " + permission.name());
            }
        }
        return found;
    }

    private static Map<String, Set<String>> delivered() {
        Map<String, Set<String>> byRole = new HashMap<>();
        for (String role : Role.all()) {
            byRole.put(
                    role,
                    ALL.stream()
                            .filter(permission -> role.equals(Role.ADMIN)
                                    || permission.deliveredTo().contains(role))
                            .map(Permission::name)
                            .collect(Collectors.toUnmodifiableSet()));
        }
        return Map.copyOf(byRole);
    }
}
