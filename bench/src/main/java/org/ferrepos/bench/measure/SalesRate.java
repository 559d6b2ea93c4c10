package org.ferrepos.bench.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.ferrepos.bench.Bench;
import org.ferrepos.bench.Pgbench;
import org.ferrepos.bench.Postgres;
import org.ferrepos.bench.Report;
import org.ferrepos.bench.Usage;
import org.ferrepos.bench.load.HttpLoad;
import org.ferrepos.bench.load.LoadResult;
import org.ferrepos.bench.load.SaleRequests;
import org.ferrepos.sales.registration.WriterLoad;

/**
 * Sales per second over HTTP and without it, against pgbench with the same statements on the same server, tables and
 * rows, in turns.
 */
public final class SalesRate implements Measurement {
    private static final int CLIENTS = 64;

    @Override
    public String name() {
        return "sales";
    }

    private record Round(LoadResult http, double direct, double pgbench, Cpu cpu) {}

    /** Milliseconds of CPU per sale: the program and PostgreSQL under HTTP, PostgreSQL under pgbench. */
    private record Cpu(double program, double postgres, double postgresByPgbench) {}

    @Override
    public void run(Bench bench, Report report) throws InterruptedException {
        int port = bench.program().port();
        SaleRequests requests = new SaleRequests(bench.shop(), bench.token(), 1);
        Postgres postgres = bench.postgres();
        Optional<Pgbench> pgbench = Pgbench.find().map(path -> Pgbench.prepare(path, postgres, bench.directory()));
        List<Round> rounds = new ArrayList<>();
        try (WriterLoad direct = new WriterLoad(bench.shop(), postgres.settings(8))) {
            report.progress("warming up");
            require(HttpLoad.closed(port, CLIENTS, bench.seconds(25, 20), requests));
            direct.run(bench.seconds(12, 6));
            pgbench.ifPresent(tool -> tool.run(CLIENTS, bench.seconds(5, 3)));
            for (int i = 0; i < (bench.isQuick() ? 2 : 4); i++) {
                rounds.add(round(bench, requests, pgbench, direct));
                Round round = rounds.getLast();
                report.progress("round " + (i + 1) + ": " + Report.number(round.http.perSecond()) + " over HTTP, "
                        + Report.number(round.pgbench) + " pgbench, " + Report.number(round.direct) + " without HTTP");
            }
        }
        write(report, rounds, pgbench.isPresent());
    }

    private static Round round(Bench bench, SaleRequests requests, Optional<Pgbench> pgbench, WriterLoad direct)
            throws InterruptedException {
        Duration turn = bench.seconds(15, 6);
        long pid = bench.program().pid();
        long postmaster = bench.postgres().postmaster();
        double program = Usage.cpuSeconds(pid);
        double postgres = Usage.familyCpuSeconds(postmaster);
        LoadResult http = require(HttpLoad.closed(bench.program().port(), CLIENTS, turn, requests));
        program = (Usage.cpuSeconds(pid) - program) * 1000 / http.count();
        double between = Usage.familyCpuSeconds(postmaster);
        postgres = (between - postgres) * 1000 / http.count();
        double twin = pgbench.map(tool -> tool.run(CLIENTS, turn)).orElse(Double.NaN);
        double twinCpu = (Usage.familyCpuSeconds(postmaster) - between) * 1000 / (twin * turn.toSeconds());
        return new Round(http, direct.run(turn), twin, new Cpu(program, postgres, twinCpu));
    }

    static LoadResult require(LoadResult result) {
        if (result.errors() > 0) {
            throw new IllegalStateException(result.errors() + " requests failed, first: "
                    + result.firstError().orElse(""));
        }
        return result;
    }

    private static void write(Report report, List<Round> rounds, boolean hasPgbench) {
        report.heading("Sales per second, 64 clients");
        if (!hasPgbench) {
            report.line("pgbench is not installed (Debian: `apt install postgresql-contrib`), so there is no ratio.");
            report.line("");
        }
        report.columns("round", "over HTTP", "without HTTP", "pgbench", "HTTP / pgbench", "without / pgbench");
        for (int i = 0; i < rounds.size(); i++) {
            Round round = rounds.get(i);
            row(
                    report,
                    Integer.toString(i + 1),
                    List.of(
                            round.http.perSecond(),
                            round.direct,
                            round.pgbench,
                            round.http.perSecond() / round.pgbench,
                            round.direct / round.pgbench));
        }
        row(
                report,
                "**median**",
                List.of(
                        median(rounds, round -> round.http.perSecond()),
                        median(rounds, Round::direct),
                        median(rounds, Round::pgbench),
                        median(rounds, round -> round.http.perSecond() / round.pgbench),
                        median(rounds, round -> round.direct / round.pgbench)));
        Histogram last = rounds.getLast().http.all();
        report.line("");
        report.columns("over HTTP", "p50 ms", "p95 ms", "p99 ms", "max ms");
        report.row(
                "64 clients, closed loop",
                Report.number(LoadResult.millis(last, 50)),
                Report.number(LoadResult.millis(last, 95)),
                Report.number(LoadResult.millis(last, 99)),
                Report.number(LoadResult.millis(last, 100)));
        report.line("");
        report.columns("CPU seconds per 1,000 sales over HTTP", "median");
        report.row("program", Report.number(median(rounds, round -> round.cpu.program)));
        report.row("PostgreSQL", Report.number(median(rounds, round -> round.cpu.postgres)));
        if (hasPgbench) {
            report.row(
                    "PostgreSQL, 1,000 sales by pgbench",
                    Report.number(median(rounds, round -> round.cpu.postgresByPgbench)));
        }
    }

    private static void row(Report report, String name, List<Double> values) {
        List<Object> cells = new ArrayList<>();
        cells.add(name);
        values.forEach(value -> cells.add(Double.isNaN(value) ? "-" : Report.number(value)));
        report.row(cells.toArray());
    }

    private static double median(List<Round> rounds, java.util.function.ToDoubleFunction<Round> value) {
        return Report.median(rounds.stream().map(value::applyAsDouble).toList());
    }
}
