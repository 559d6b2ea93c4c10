package org.ferrepos.server.boot;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.ConfigProvider;
import org.ferrepos.platform.config.Configuration;

/** Runs once requests can be served: says so, and waits for the end. */
public final class ServerApplication implements QuarkusApplication {
    private final Configuration configuration;
    private final BackgroundJobs jobs;

    @Inject
    ServerApplication(Configuration configuration, BackgroundJobs jobs) {
        this.configuration = configuration;
        this.jobs = jobs;
    }

    @Override
    @SuppressWarnings("SystemOut")
    public int run(String... arguments) {
        jobs.start();
        boolean tls = configuration.security().tls().isServable();
        String host = configuration.server().host();
        String shown = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        String port = ConfigProvider.getConfig().getValue("quarkus.http.port", String.class);
        configuration.notices().forEach(notice -> System.out.println("Aviso: " + notice));
        if (tls) {
            System.out.println("HTTPS en el puerto "
                    + ConfigProvider.getConfig().getValue("quarkus.http.ssl-port", String.class));
        }
        System.out.println("Ferre-POS listo: http://" + shown + ":" + port);
        System.out.flush();
        Quarkus.waitForExit();
        return 0;
    }
}
