package org.ferrepos.server.boot;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ferrepos.platform.area.Areas;
import org.ferrepos.platform.config.Configuration;
import org.ferrepos.platform.db.ConnectionSettings;
import org.ferrepos.platform.db.Migrations;
import org.ferrepos.platform.targets.RunningTargets;
import org.jspecify.annotations.Nullable;

/**
 * One start of the program. The database is brought up on a thread of its own while the framework starts; whoever needs
 * it waits for it here.
 */
public final class Launch {
    private static final Duration DATABASE_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration FRAMEWORK_STOP_TIMEOUT = Duration.ofSeconds(25);
    private static volatile @Nullable Launch current;

    private final Configuration configuration;
    private final boolean serving;
    private final CompletableFuture<Prepared> prepared;
    private final CountDownLatch frameworkStopped = new CountDownLatch(1);

    private Launch(Configuration configuration, boolean serving) {
        this.configuration = configuration;
        this.serving = serving;
        this.prepared = CompletableFuture.supplyAsync(
                this::prepare,
                task -> Thread.ofPlatform().name("database-start").daemon(true).start(task));
    }

    private record Prepared(DatabaseServer server, ConnectionSettings settings) {}

    /** Starts the framework and runs the application in it; returns when it ends. */
    public static void run(
            Configuration configuration, boolean serving, Class<? extends QuarkusApplication> application) {
        if (serving) {
            StartConditions.check(configuration);
        }
        Launch launch = new Launch(configuration, serving);
        current = launch;
        FrameworkSettings.apply(configuration, serving);
        Runtime.getRuntime().addShutdownHook(new Thread(launch::stop, "database-stop"));
        Quarkus.run(application, (exitCode, error) -> {
            if (error != null) {
                StartFailure.report(error);
            }
            launch.frameworkStopped.countDown();
            System.exit(exitCode);
        });
    }

    /** The start this process is in. */
    public static Launch current() {
        Launch launch = current;
        if (launch == null) {
            throw new IllegalStateException("the program was not started through Main");
        }
        return launch;
    }

    public Configuration configuration() {
        return configuration;
    }

    public RunningTargets targets() {
        return configuration.targets();
    }

    /** Whether this process answers requests, or only runs a command. */
    public boolean isServing() {
        return serving;
    }

    /** Where the migrated database is; waits until it is. */
    public ConnectionSettings connectionSettings() {
        return await().settings;
    }

    public boolean isEmbedded() {
        return configuration.database().isEmbedded();
    }

    private Prepared await() {
        try {
            return prepared.get(DATABASE_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the database started", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the database did not start in " + DATABASE_TIMEOUT, e);
        }
    }

    private Prepared prepare() {
        DatabaseServer server = DatabaseServer.open(configuration, serving);
        ConnectionSettings settings = server.connectionSettings();
        if (Migrations.migrate(
                        server.ownerSettings(),
                        settings.user(),
                        Areas.ofThisProgram().all())
                > 0) {
            KeptData.tell(settings);
        }
        return new Prepared(server, settings);
    }

    /**
     * Stops an embedded database when the process ends, after the framework has finished its requests and closed its
     * connections. A hook of its own, because the JVM waits for hooks and for nothing else.
     */
    private void stop() {
        try {
            boolean _ = frameworkStopped.await(FRAMEWORK_STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (prepared.isDone() && !prepared.isCompletedExceptionally()) {
            await().server.close();
        }
    }
}
