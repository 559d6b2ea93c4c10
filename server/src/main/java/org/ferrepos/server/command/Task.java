package org.ferrepos.server.command;

import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ferrepos.platform.config.Configuration;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.Permissions;
import org.ferrepos.platform.security.Role;
import org.ferrepos.server.boot.Launch;
import org.jspecify.annotations.Nullable;

/** A command that needs the program's parts but answers no requests. */
@FunctionalInterface
interface Task {
    /** Runs with the program's beans and returns the exit code. */
    int run(Instance<Object> beans) throws Exception;

    /** Starts the program without its listener and runs the task in it. */
    static void start(Configuration configuration, Task task) {
        Application.pending = task;
        Launch.run(configuration, false, Application.class);
    }

    /** Who the audit names for what the command line did. */
    static Caller operator() {
        return new Caller(
                new UUID(0, 0),
                "operador:" + System.getProperty("user.name", "?"),
                Caller.Kind.USER,
                Set.of(Role.ADMIN),
                Permissions.ofDelivered(Role.ADMIN),
                Optional.empty(),
                new UUID(0, 0),
                false,
                "linea-de-comandos");
    }

    /** Runs the one task of this process. */
    final class Application implements QuarkusApplication {
        private static volatile @Nullable Task pending;

        private final Instance<Object> beans;

        @Inject
        Application(Instance<Object> beans) {
            this.beans = beans;
        }

        @Override
        public int run(String... arguments) throws Exception {
            Task task = pending;
            return task == null ? 1 : task.run(beans);
        }
    }
}
