package org.ferrepos.identity.access;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import org.ferrepos.platform.security.AnyCaller;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.NeedsPermission;

/** Who may use a route, as its method or else its class declares. */
sealed interface RouteAccess {
    /** Not one of our routes. */
    record Foreign() implements RouteAccess {}

    /** Everybody, also without authentication. */
    record Everybody() implements RouteAccess {}

    /** Nobody: denied on purpose or declared by mistake without any rule. */
    record Nobody(boolean isMistake) implements RouteAccess {}

    /** Only callers we know. */
    sealed interface Known extends RouteAccess {
        boolean includes(Caller caller);
    }

    /** Whoever proved who they are. */
    record AnyKnown() implements Known {
        @Override
        public boolean includes(Caller caller) {
            return true;
        }
    }

    /** Callers with one of these permissions. */
    record Permitted(Set<String> permissions) implements Known {
        @Override
        public boolean includes(Caller caller) {
            return permissions.stream().anyMatch(caller::may);
        }
    }

    static RouteAccess of(Class<?> resource, Method method) {
        if (!resource.getName().startsWith("org.ferrepos.")) {
            return new Foreign();
        }
        return declaredBy(method).or(() -> declaredBy(resource)).orElseGet(() -> new Nobody(true));
    }

    private static Optional<RouteAccess> declaredBy(AnnotatedElement element) {
        if (element.isAnnotationPresent(DenyAll.class)) {
            return Optional.of(new Nobody(false));
        }
        NeedsPermission needed = element.getAnnotation(NeedsPermission.class);
        if (needed != null) {
            return Optional.of(new Permitted(Set.of(needed.value())));
        }
        if (element.isAnnotationPresent(AnyCaller.class)) {
            return Optional.of(new AnyKnown());
        }
        return element.isAnnotationPresent(PermitAll.class) ? Optional.of(new Everybody()) : Optional.empty();
    }
}
