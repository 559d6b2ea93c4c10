package org.ferrepos.server.boot;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import org.ferrepos.platform.config.Configuration;

/** Runs once requests can be served: says so, and waits for the end. */
public final class ServerApplication implements QuarkusApplication {
    private final Configuration configuration;
    private final BackgroundJobs jobs;
    private final Ports ports;

    @Inject
    ServerApplication(Configuration configuration, BackgroundJobs jobs, Ports ports) {
        this.configuration = configuration;
        this.jobs = jobs;
        this.ports = ports;
    }

    @Override
    @SuppressWarnings("SystemOut")
    public int run(String... arguments) {
        ports.open();
        jobs.start();
        boolean tls = configuration.security().tls().isServable();
        String host = configuration.server().host();
        String shown = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        configuration.notices().forEach(notice -> System.out.println("Aviso: " + notice));
        if (tls) {
            System.out.println("HTTPS en el puerto " + ports.encrypted());
        }
        System.out.println("Ferre-POS listo: http://" + shown + ":" + ports.plain());
        System.out.flush();
        Quarkus.waitForExit();
        return 0;
    }
}
