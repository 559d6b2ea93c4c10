package org.ferrepos.identity.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Set;
import org.ferrepos.platform.security.Role;
import org.junit.jupiter.api.Test;

class RouteAccessTest {

    /** A class that says who, with methods that say otherwise. */
    @RolesAllowed(Role.ADMIN)
    static final class Guarded {
        public void inherited() {}

        @RolesAllowed("**")
        public void anybodyKnown() {}

        @PermitAll
        public void open() {}

        @DenyAll
        public void closed() {}
    }

    /** A class that forgot to say. */
    static final class Forgotten {
        public void forgotten() {}
    }

    @Test
    void methodsSpeakBeforeTheirClass() throws NoSuchMethodException {
        assertThat(access(Guarded.class, "inherited")).isEqualTo(new RouteAccess.Roles(Set.of(Role.ADMIN)));
        assertThat(access(Guarded.class, "open")).isInstanceOf(RouteAccess.Everybody.class);
        assertThat(access(Guarded.class, "closed")).isEqualTo(new RouteAccess.Nobody(false));
        assertThat(access(Forgotten.class, "forgotten")).isEqualTo(new RouteAccess.Nobody(true));
        assertThat(RouteAccess.of(List.class, List.class.getMethod("size"))).isInstanceOf(RouteAccess.Foreign.class);
    }

    @Test
    void starsStandForAnyRole() throws NoSuchMethodException {
        RouteAccess.Roles anybody = (RouteAccess.Roles) access(Guarded.class, "anybodyKnown");
        assertThat(anybody.includes(Set.of(Role.DISPATCH))).isTrue();
        RouteAccess.Roles admin = (RouteAccess.Roles) access(Guarded.class, "inherited");
        assertThat(admin.includes(Set.of(Role.DISPATCH))).isFalse();
        assertThat(admin.includes(Set.of(Role.DISPATCH, Role.ADMIN))).isTrue();
    }

    private static RouteAccess access(Class<?> resource, String method) throws NoSuchMethodException {
        return RouteAccess.of(resource, resource.getMethod(method));
    }
}
