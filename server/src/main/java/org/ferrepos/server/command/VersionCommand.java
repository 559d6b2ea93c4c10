package org.ferrepos.server.command;

import org.ferrepos.server.boot.BuildFacts;
import picocli.CommandLine.Command;

/** Says which build this is. */
@Command(name = "version", description = "Muestra la versión")
final class VersionCommand implements Runnable {
    @Override
    @SuppressWarnings("SystemOut")
    public void run() {
        BuildFacts facts = BuildFacts.load();
        System.out.printf(
                "Ferre-POS %s (commit %s, %s), Java %s%n",
                facts.version(), facts.commit(), facts.buildTime(), Runtime.version());
    }
}
