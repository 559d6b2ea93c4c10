package org.ferrepos.bench.measure;

import org.ferrepos.bench.Bench;
import org.ferrepos.bench.Postgres;
import org.ferrepos.bench.Report;
import org.ferrepos.bench.Usage;
import org.ferrepos.bench.load.HttpLoad;
import org.ferrepos.bench.load.LoadResult;
import org.ferrepos.bench.load.SaleRequests;
import org.ferrepos.testkit.program.RunningProgram;

/** Memory of the program and of its PostgreSQL, idle and while 64 clients sell. */
public final class Memory implements Measurement {
    private static final int CLIENTS = 64;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public void run(Bench bench, Report report) throws InterruptedException {
        bench.program();
        report.heading("Memory in MiB, 64 clients");
        report.columns("program", "idle", "peak under load", "PostgreSQL idle", "PostgreSQL under load", "sales/s");
        measure(bench, report, "`all`, default heap", "all", "-XX:MaxRAMPercentage=50");
        measure(bench, report, "`all`, `FERREPOS_HEAP=256m`", "all", Bench.SMALL_HEAP, "-Xmx256m");
        measure(bench, report, "`api_pos`, `FERREPOS_HEAP=192m`", "api_pos", Bench.SMALL_HEAP, "-Xmx192m");
        report.line("");
        report.line("Program: resident memory of its process. PostgreSQL: proportional share of all its processes.");
    }

    private static void measure(Bench bench, Report report, String name, String target, String... heap)
            throws InterruptedException {
        report.progress("memory of " + target + " with " + String.join(" ", heap));
        RunningProgram program = bench.restart(new String[] {"--target", target}, heap);
        Postgres postgres = bench.postgres();
        SaleRequests requests = new SaleRequests(bench.shop(), bench.token(), 6);
        Thread.sleep(bench.seconds(5, 3));
        double idle = Usage.residentMebibytes(program.pid());
        double postgresIdle = Usage.familyMebibytes(postgres.postmaster());
        LoadResult result = SalesRate.require(HttpLoad.closed(program.port(), CLIENTS, bench.seconds(20, 8), requests));
        report.row(
                name,
                Report.number(idle),
                Report.number(Usage.peakMebibytes(program.pid())),
                Report.number(postgresIdle),
                Report.number(Usage.familyMebibytes(postgres.postmaster())),
                Report.number(result.perSecond()));
    }
}
