package org.ferrepos.server.boot;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.ferrepos.platform.area.StartStep;
import org.ferrepos.platform.crypto.KeyRotation;
import org.ferrepos.server.demo.DemoCompany;

/** What must be true before the first request: a migrated database, the demonstration company, warm directories. */
@Singleton
final class Startup {
    private final Instance<DemoCompany> demo;
    private final Instance<StartStep> steps;
    private final KeyRotation rotation;

    @Inject
    Startup(Instance<DemoCompany> demo, Instance<StartStep> steps, KeyRotation rotation) {
        this.demo = demo;
        this.steps = steps;
        this.rotation = rotation;
    }

    void onStart(@Observes StartupEvent event) {
        Launch launch = Launch.current();
        // What an older version left in clear is sealed before anybody asks for it.
        rotation.sealPlainValues();
        if (launch.isServing() && launch.configuration().demo()) {
            demo.get().createIfWanted();
        }
        for (Class<? extends StartStep> step : launch.targets().parts(StartStep.class)) {
            steps.select(step).get().start(launch.isServing());
        }
    }
}
