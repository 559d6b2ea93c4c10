package org.ferrepos.bench.measure;

import org.ferrepos.bench.Bench;
import org.ferrepos.bench.Postgres;
import org.ferrepos.bench.Report;
import org.ferrepos.bench.Usage;
import org.ferrepos.bench.load.HttpLoad;
import org.ferrepos.bench.load.LoadResult;
import org.ferrepos.bench.load.SaleRequests;

/** What a sale costs PostgreSQL and the program, in figures that other work on the machine hardly moves. */
public final class Footprint implements Measurement {
    private static final int CLIENTS = 64;

    // Partial indexes are left out: none of them takes rows of sales.
    private static final String ENTRIES = """
            select sum((s.n_tup_ins + s.n_tup_upd - s.n_tup_hot_upd) * (
                select count(*) from pg_index i
                join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
                where i.indrelid = s.relid and i.indpred is null and a.amname = 'btree'))::bigint
            from pg_stat_all_tables s where s.schemaname not in ('pg_catalog', 'information_schema')""";

    private static final String ROWS = "select sum(n_tup_ins)::bigint from pg_stat_user_tables";
    private static final String UPDATES = "select sum(n_tup_upd)::bigint from pg_stat_user_tables";
    private static final String IN_PAGE_UPDATES = "select sum(n_tup_hot_upd)::bigint from pg_stat_user_tables";
    private static final String LOG = "select (pg_current_wal_lsn() - '0/0')::bigint";
    private static final String PAGE_IMAGES = "select wal_fpi from pg_stat_wal";

    /** Counters settle when idle backends report them, at the latest after ten seconds. */
    private static final long SETTLE_MILLIS = 11_000;

    @Override
    public String name() {
        return "footprint";
    }

    private record Counts(
            long log,
            long pageImages,
            long entries,
            long rows,
            long updates,
            long inPage,
            double program,
            double server) {
        static Counts of(Bench bench) {
            Postgres postgres = bench.postgres();
            return new Counts(
                    postgres.askNumber(LOG),
                    postgres.askNumber(PAGE_IMAGES),
                    postgres.askNumber(ENTRIES),
                    postgres.askNumber(ROWS),
                    postgres.askNumber(UPDATES),
                    postgres.askNumber(IN_PAGE_UPDATES),
                    Usage.cpuSeconds(bench.program().pid()),
                    Usage.familyCpuSeconds(postgres.postmaster()));
        }
    }

    @Override
    public void run(Bench bench, Report report) throws InterruptedException {
        int port = bench.program().port();
        SaleRequests requests = new SaleRequests(bench.shop(), bench.token(), 3);
        SalesRate.require(HttpLoad.closed(port, CLIENTS, bench.seconds(25, 12), requests));
        bench.postgres().execute("checkpoint");
        Thread.sleep(SETTLE_MILLIS);
        Counts before = Counts.of(bench);
        LoadResult sold = SalesRate.require(HttpLoad.closed(port, CLIENTS, bench.seconds(30, 12), requests));
        Counts during = Counts.of(bench);
        Thread.sleep(SETTLE_MILLIS);
        write(report, sold.count(), before, during, Counts.of(bench));
    }

    /** Log and CPU are taken right behind the load; the other counters once they have settled. */
    private static void write(Report report, long sales, Counts before, Counts during, Counts after) {
        report.heading("Footprint of a sale over HTTP, " + CLIENTS + " clients, " + sales + " sales");
        report.columns("per sale", "figure");
        report.row("bytes of log", Report.number((during.log - before.log) / (double) sales));
        report.row(
                "of them page images behind a checkpoint, at most",
                Report.number((during.pageImages - before.pageImages) * 8192.0 / sales));
        report.row("rows inserted", Report.number((after.rows - before.rows) / (double) sales));
        report.row("index entries", Report.number((after.entries - before.entries) / (double) sales));
        report.row("rows updated", Report.number((after.updates - before.updates) / (double) sales));
        report.row(
                "of them within their page",
                Report.number(100.0 * (after.inPage - before.inPage) / Math.max(1, after.updates - before.updates))
                        + " %");
        report.row(
                "CPU seconds of PostgreSQL per 1,000", Report.number((during.server - before.server) * 1000 / sales));
        report.row(
                "CPU seconds of the program per 1,000",
                Report.number((during.program - before.program) * 1000 / sales));
    }
}
