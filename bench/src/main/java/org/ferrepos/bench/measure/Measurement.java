package org.ferrepos.bench.measure;

import java.io.IOException;
import org.ferrepos.bench.Bench;
import org.ferrepos.bench.Report;

/** One measurement that can be run alone. */
public interface Measurement {
    String name();

    void run(Bench bench, Report report) throws IOException, InterruptedException;
}
