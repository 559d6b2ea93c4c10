package org.ferrepos.identity.access;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.util.Set;

/** Who may use a route, as its method or else its class declares. */
sealed interface RouteAccess {
    /** Stands for any caller who proved who it is, as in Jakarta Security. */
    String ANY_ROLE = "**";

    /** Not one of our routes. */
    record Foreign() implements RouteAccess {}

    /** Everybody, also without authentication. */
    record Everybody() implements RouteAccess {}

    /** Nobody: denied on purpose or declared by mistake without any rule. */
    record Nobody(boolean isMistake) implements RouteAccess {}

    /** Callers with one of these roles. */
    record Roles(Set<String> allowed) implements RouteAccess {
        boolean includes(Set<String> roles) {
            return allowed.contains(ANY_ROLE) || roles.stream().anyMatch(allowed::contains);
        }
    }

    static RouteAccess of(Class<?> resource, Method method) {
        if (!resource.getName().startsWith("org.ferrepos.")) {
            return new Foreign();
        }
        if (method.isAnnotationPresent(DenyAll.class)) {
            return new Nobody(false);
        }
        RolesAllowed ofMethod = method.getAnnotation(RolesAllowed.class);
        if (ofMethod != null) {
            return new Roles(Set.of(ofMethod.value()));
        }
        if (method.isAnnotationPresent(PermitAll.class)) {
            return new Everybody();
        }
        if (resource.isAnnotationPresent(DenyAll.class)) {
            return new Nobody(false);
        }
        RolesAllowed ofClass = resource.getAnnotation(RolesAllowed.class);
        if (ofClass != null) {
            return new Roles(Set.of(ofClass.value()));
        }
        return resource.isAnnotationPresent(PermitAll.class) ? new Everybody() : new Nobody(true);
    }
}
