package org.ferrepos.bench.measure;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.ferrepos.bench.Bench;
import org.ferrepos.bench.Report;
import org.ferrepos.bench.load.HttpLoad;
import org.ferrepos.bench.load.LoadResult;
import org.ferrepos.bench.load.ReadRequests;
import org.ferrepos.bench.load.RequestSource;
import org.ferrepos.bench.load.SaleRequests;

/** A shop's day: reads of products, searches and sales at a fixed rate, timed from when each request was due. */
public final class MixedLoad implements Measurement {
    private static final int PER_SECOND = 1_000;
    private static final int CONNECTIONS = 64;
    private static final int READS_OF_TEN = 7;

    @Override
    public String name() {
        return "mixed";
    }

    @Override
    public void run(Bench bench, Report report) {
        int port = bench.program().port();
        RequestSource source = source(bench);
        report.progress("1,000 mixed requests per second");
        HttpLoad.open(port, CONNECTIONS, bench.seconds(20, 12), PER_SECOND, source);
        LoadResult result = HttpLoad.open(port, CONNECTIONS, bench.seconds(30, 10), PER_SECOND, source);
        report.heading("1,000 mixed requests per second (70 % product reads, 10 % searches, 20 % sales)");
        report.columns("request", "count", "p50 ms", "p95 ms", "p99 ms", "max ms");
        Map<String, Histogram> all = new TreeMap<>(result.latencies());
        all.forEach((kind, histogram) -> row(report, kind, histogram));
        row(report, "**all**", result.all());
        report.line("");
        report.line("Answered: " + Report.number(result.perSecond()) + " per second. Failed or not sent: "
                + result.errors() + " " + result.firstError().orElse(""));
    }

    private static RequestSource source(Bench bench) {
        String token = bench.token();
        ReadRequests reads = new ReadRequests(bench.shop(), token, 2);
        SaleRequests sales = new SaleRequests(bench.shop(), token, 3);
        SplittableRandom random = new SplittableRandom(4);
        return connection -> {
            int choice = random.nextInt(10);
            if (choice < READS_OF_TEN) {
                return reads.product();
            }
            return choice == READS_OF_TEN ? reads.search() : sales.next(connection);
        };
    }

    static void row(Report report, String kind, Histogram histogram) {
        report.row(
                kind,
                histogram.getTotalCount(),
                Report.number(LoadResult.millis(histogram, 50)),
                Report.number(LoadResult.millis(histogram, 95)),
                Report.number(LoadResult.millis(histogram, 99)),
                Report.number(LoadResult.millis(histogram, 100)));
    }
}
