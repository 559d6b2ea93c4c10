package org.ferrepos.identity.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ferrepos.platform.security.AnyCaller;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.platform.security.Role;
import org.junit.jupiter.api.Test;

class RouteAccessTest {

    /** A class that says who, with methods that say otherwise. */
    @NeedsPermission({"test.one", "test.other"})
    static final class Guarded {
        public void inherited() {}

        @AnyCaller
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
        assertThat(access(Guarded.class, "inherited"))
                .isEqualTo(new RouteAccess.Permitted(Set.of("test.one", "test.other")));
        assertThat(access(Guarded.class, "open")).isInstanceOf(RouteAccess.Everybody.class);
        assertThat(access(Guarded.class, "closed")).isEqualTo(new RouteAccess.Nobody(false));
        assertThat(access(Forgotten.class, "forgotten")).isEqualTo(new RouteAccess.Nobody(true));
        assertThat(RouteAccess.of(List.class, List.class.getMethod("size"))).isInstanceOf(RouteAccess.Foreign.class);
    }

    @Test
    void onePermissionIsEnoughAndAnyCallerNeedsNone() throws NoSuchMethodException {
        RouteAccess.Known anybody = (RouteAccess.Known) access(Guarded.class, "anybodyKnown");
        assertThat(anybody.includes(callerWith())).isTrue();
        RouteAccess.Known guarded = (RouteAccess.Known) access(Guarded.class, "inherited");
        assertThat(guarded.includes(callerWith())).isFalse();
        assertThat(guarded.includes(callerWith("test.third"))).isFalse();
        assertThat(guarded.includes(callerWith("test.third", "test.other"))).isTrue();
    }

    /** Named an administrator: what counts are the permissions alone. */
    private static Caller callerWith(String... permissions) {
        UUID id = new UUID(0, 1);
        return new Caller(
                id,
                "tester",
                Caller.Kind.USER,
                Set.of(Role.ADMIN),
                Set.of(permissions),
                Optional.empty(),
                id,
                true,
                "127.0.0.1");
    }

    private static RouteAccess access(Class<?> resource, String method) throws NoSuchMethodException {
        return RouteAccess.of(resource, resource.getMethod(method));
    }
}
