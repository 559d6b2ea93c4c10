package org.ferrepos.bench.measure;

import java.util.List;
import org.ferrepos.bench.Bench;
import org.ferrepos.bench.Report;
import org.ferrepos.bench.load.HttpLoad;
import org.ferrepos.bench.load.LoadResult;
import org.ferrepos.bench.load.ReadRequests;

/** How long a search takes over HTTP, one after the other, in catalogues of two sizes; and how long an import takes. */
public final class SearchTime implements Measurement {
    private static final List<Integer> SIZES = List.of(Bench.PRODUCTS, 100_000);

    @Override
    public String name() {
        return "search";
    }

    @Override
    public void run(Bench bench, Report report) {
        int port = bench.program().port();
        report.heading("Search, one request after the other");
        report.columns("products", "searches", "p50 ms", "p95 ms", "p99 ms", "max ms");
        double imported = 0;
        for (int size : SIZES) {
            int before = bench.shop().size();
            long begin = System.nanoTime();
            bench.shop().fillTo(bench.admin(), size);
            if (size > before) {
                imported = (size - before) * 1e9 / (System.nanoTime() - begin);
            }
            ReadRequests reads = new ReadRequests(bench.shop(), bench.token(), 5);
            HttpLoad.closed(port, 1, bench.seconds(5, 3), connection -> reads.search());
            LoadResult result =
                    SalesRate.require(HttpLoad.closed(port, 1, bench.seconds(12, 5), connection -> reads.search()));
            MixedLoad.row(report, "%,d".formatted(bench.shop().size()), result.all());
        }
        report.line("");
        report.line("Import of the products over HTTP: " + Report.number(imported) + " rows per second.");
    }
}
