package org.ferrepos.sales.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.ferrepos.identity.Branch;
import org.ferrepos.identity.NewBranch;
import org.ferrepos.identity.branch.BranchStore;
import org.ferrepos.platform.db.Revisions;
import org.ferrepos.platform.money.Country;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.sales.PaymentMethod;
import org.ferrepos.sales.SalesFixture;
import org.ferrepos.sales.summary.RawSales.Line;
import org.ferrepos.sales.summary.RawSales.Sale;
import org.ferrepos.testkit.Waiting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The figures of a day are the sums of its raw sales. */
final class SummariesTest {
    private static final LocalDate DATE = LocalDate.parse("2026-11-21");
    private static final Instant OPENED = Instant.parse("2026-11-01T12:00:00Z");
    private static final SalesFixture FIXTURE = new SalesFixture();
    private static final long SEED = System.nanoTime();
    private static final RawSales RAW = new RawSales(SEED);

    static {
        FIXTURE.database().inTransaction(handle -> {
            new BranchStore(handle).insert(branch("MAD-01", "Europe/Madrid", Currency.CLP), OPENED);
            new BranchStore(handle).insert(branch("BUE-01", "America/Argentina/Buenos_Aires", Currency.ARS), OPENED);
            new BranchStore(handle).insert(branch("NAD-01", "Pacific/Auckland", Currency.CLP), OPENED);
            return Revisions.raise(handle, BranchStore.AREA);
        });
        FIXTURE.branches().refresh();
        List<Branch> selling = FIXTURE.branches().branches().stream()
                .filter(branch -> !branch.code().equals("NAD-01"))
                .toList();
        RAW.sellAround(DATE, selling, 700);
        RAW.sellAround(DATE.minusWeeks(1), selling, 400);
        RAW.write(FIXTURE.database());
    }

    @AfterAll
    static void close() {
        FIXTURE.close();
    }

    private final Summaries summaries = new Summaries(FIXTURE.reads());

    @Test
    void theDayOfABranchIsTheSumOfItsSales() {
        check(scope(List.of("SCL-01"), Currency.CLP));
        check(scope(List.of("MAD-01"), Currency.CLP));
        check(scope(List.of("BUE-01"), Currency.ARS));
    }

    @Test
    void theDayOfTheChainIsThatOfEachBranchByItsOwnClock() {
        Scope chain = Scope.of(SalesFixture.admin(), FIXTURE.branches(), null, "CLP");
        assertThat(chain.branches()).hasSize(4);
        check(chain);
        assertThat(summaries.of(chain, DATE).byBranch())
                .extracting(DaySummary.BranchTotal::branch)
                .containsExactlyInAnyOrder("SCL-01", "MAD-01", "NAD-01");
    }

    @Test
    void aDayWithoutSalesIsAllZero() {
        DaySummary empty = summaries.of(scope(List.of("NAD-01"), Currency.CLP), DATE);
        assertThat(empty.sales()).isEqualTo(new DaySummary.Figures(0, 0, Quantity.ZERO, 0, 0, 0));
        assertThat(empty.margin()).isEqualTo(new DaySummary.Margin(0, 0, 0, null, 0));
        assertThat(empty.byHour()).isEmpty();
        assertThat(empty.byBranch()).containsExactly(new DaySummary.BranchTotal("NAD-01", 0, 0));
    }

    @Test
    void onlyCostlyAnswersAreGivenAgain() {
        assertThat(Summaries.Use.SHOWN.reuse(Duration.ofMillis(199))).isZero();
        assertThat(Summaries.Use.SHOWN.reuse(Duration.ofMillis(300))).isEqualTo(Duration.ofSeconds(3));
        assertThat(Summaries.Use.SHOWN.reuse(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(10));
        assertThat(Summaries.Use.COMPARED.reuse(Duration.ofMillis(300))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void anAnswerGivenAgainTellsWhenItWasMade() throws Exception {
        Scope scope = scope(List.of("SCL-01"), Currency.CLP);
        DaySummary first;
        Instant asked;
        try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
            Future<DaySummary> waiting = FIXTURE.database().inTransaction(handle -> {
                // What makes it costly: nobody reads the sales while this transaction lasts.
                handle.execute("lock table sales.sale in access exclusive mode");
                Future<DaySummary> asks = executor.submit(() -> summaries.of(scope, DATE));
                Waiting.until(
                        Duration.ofSeconds(10),
                        () -> handle.createQuery("select exists (select from pg_locks where not granted)")
                                .mapTo(Boolean.class)
                                .one());
                handle.execute("select pg_sleep(0.3)");
                return asks;
            });
            first = waiting.get(10, TimeUnit.SECONDS);
            asked = Instant.now();
        }
        assertThat(first.readAt().toInstant()).isBefore(asked.minusMillis(200));
        assertThat(summaries.of(scope, DATE).readAt()).isEqualTo(first.readAt());
        Summaries others = new Summaries(FIXTURE.reads());
        assertThat(others.of(scope, DATE).readAt().toInstant()).isAfterOrEqualTo(asked);
    }

    private void check(Scope scope) {
        DaySummary day = summaries.of(scope, DATE);
        List<Sale> today = standing(scope, DATE);
        String seed = "seed " + SEED + " " + scope;
        assertThat(today).as(seed).hasSizeGreaterThan(30);
        assertThat(day.sales()).as(seed).isEqualTo(figures(scope, DATE));
        assertThat(day.lastWeek()).as(seed).isEqualTo(figures(scope, DATE.minusWeeks(1)));
        long net = sum(today, sale -> sale.net() + sale.exempt());
        assertThat(day.margin()).as(seed).isEqualTo(margin(today, net));
        assertThat(day.byHour()).as(seed).isEqualTo(hours(scope));
        assertThat(day.byPayment()).as(seed).isEqualTo(payments(today));
        assertThat(day.bestSellers()).as(seed).isEqualTo(best(today));
        for (DaySummary.BranchTotal total : day.byBranch()) {
            List<Sale> there = today.stream()
                    .filter(sale -> sale.branch().code().equals(total.branch()))
                    .toList();
            assertThat(total.count()).as(seed).isEqualTo(there.size());
            assertThat(total.total()).as(seed).isEqualTo(sum(there, Sale::total));
        }
        assertThat(sum(day.byBranch(), DaySummary.BranchTotal::total))
                .isEqualTo(day.sales().total());
        assertThat(sum(day.byHour(), DaySummary.Hour::total))
                .isEqualTo(day.sales().total());
        assertThat(sum(day.byPayment(), DaySummary.Payment::amount))
                .isEqualTo(day.sales().total());
    }

    private static DaySummary.Margin margin(List<Sale> sales, long net) {
        BigDecimal cost = BigDecimal.ZERO;
        BigDecimal without = BigDecimal.ZERO;
        for (Sale sale : sales) {
            for (Line line : sale.lines()) {
                cost = cost.add(line.quantity().toDecimal().multiply(BigDecimal.valueOf(line.unitCost())));
                if (line.unitCost() == 0) {
                    without = without.add(
                            BigDecimal.valueOf(line.total()).divide(new BigDecimal("1.19"), 20, RoundingMode.HALF_UP));
                }
            }
        }
        long wholeCost = cost.setScale(0, RoundingMode.HALF_UP).longValueExact();
        long unknown = without.setScale(0, RoundingMode.HALF_UP).longValueExact();
        long measured = net - unknown;
        return new DaySummary.Margin(
                net,
                wholeCost,
                measured - wholeCost,
                BigDecimal.valueOf(100 * (measured - wholeCost))
                        .divide(BigDecimal.valueOf(measured), 1, RoundingMode.HALF_UP),
                unknown);
    }

    private static DaySummary.Figures figures(Scope scope, LocalDate date) {
        List<Sale> standing = standing(scope, date);
        long total = sum(standing, Sale::total);
        Quantity units = Quantity.ZERO;
        for (Sale sale : standing) {
            for (Line line : sale.lines()) {
                units = units.plus(line.quantity());
            }
        }
        long voided = RAW.sales().stream()
                .filter(sale -> isIn(scope, sale) && sale.date().equals(date) && sale.voidedAt() != null)
                .count();
        long returns = 0;
        for (Sale sale : RAW.sales()) {
            if (isIn(scope, sale) && sale.voidedAt() == null) {
                for (RawSales.Returned back : sale.returns()) {
                    if (back.at().atZone(sale.branch().zone()).toLocalDate().equals(date)) {
                        returns += back.total();
                    }
                }
            }
        }
        long average = new BigDecimal(total)
                .divide(new BigDecimal(standing.size()), 0, RoundingMode.HALF_UP)
                .longValueExact();
        return new DaySummary.Figures(standing.size(), total, units, average, voided, returns);
    }

    private static List<DaySummary.Hour> hours(Scope scope) {
        Map<Integer, long[]> hours = new TreeMap<>();
        for (Sale sale : standing(scope, DATE)) {
            long[] sums = hours.computeIfAbsent(hour(sale), hour -> new long[3]);
            sums[0] += sale.total();
            sums[1]++;
        }
        for (Sale sale : standing(scope, DATE.minusWeeks(1))) {
            hours.computeIfAbsent(hour(sale), hour -> new long[3])[2] += sale.total();
        }
        List<DaySummary.Hour> list = new ArrayList<>();
        hours.forEach((hour, sums) -> list.add(new DaySummary.Hour(hour, sums[0], sums[1], sums[2])));
        return list;
    }

    private static List<DaySummary.Payment> payments(List<Sale> sales) {
        Map<PaymentMethod, Long> amounts = new EnumMap<>(PaymentMethod.class);
        for (Sale sale : sales) {
            sale.paid().forEach(paid -> amounts.merge(paid.method(), paid.amount(), Long::sum));
            if (sale.change() > 0) {
                amounts.merge(PaymentMethod.CASH, -sale.change(), Long::sum);
            }
        }
        List<DaySummary.Payment> list = new ArrayList<>();
        amounts.forEach((method, amount) -> list.add(new DaySummary.Payment(method, amount)));
        return list;
    }

    private static List<DaySummary.BestSeller> best(List<Sale> sales) {
        Map<String, DaySummary.BestSeller> products = new TreeMap<>();
        for (Sale sale : sales) {
            for (Line line : sale.lines()) {
                products.merge(
                        line.sku(),
                        new DaySummary.BestSeller(line.sku(), "Producto " + line.sku(), line.quantity(), line.total()),
                        (one, other) -> new DaySummary.BestSeller(
                                one.sku(), one.name(), one.units().plus(other.units()), one.total() + other.total()));
            }
        }
        return products.values().stream()
                .sorted(Comparator.comparingLong(DaySummary.BestSeller::total)
                        .reversed()
                        .thenComparing(DaySummary.BestSeller::sku))
                .limit(10)
                .toList();
    }

    private static List<Sale> standing(Scope scope, LocalDate date) {
        return RAW.sales().stream()
                .filter(sale -> isIn(scope, sale) && sale.date().equals(date) && sale.voidedAt() == null)
                .toList();
    }

    private static boolean isIn(Scope scope, Sale sale) {
        return scope.branches().contains(sale.branch()) && sale.branch().currency() == scope.currency();
    }

    private static int hour(Sale sale) {
        return sale.soldAt().atZone(sale.branch().zone()).getHour();
    }

    private static <T> long sum(List<T> list, ToLongFunction<T> what) {
        return list.stream().mapToLong(what).sum();
    }

    private static Scope scope(List<String> codes, Currency currency) {
        List<Branch> branches = codes.stream()
                .map(code -> FIXTURE.branches().branch(code).orElseThrow())
                .toList();
        return new Scope(Optional.of(branches.getFirst()), branches, currency);
    }

    private static NewBranch branch(String code, String zone, Currency currency) {
        return new NewBranch(
                code, code, "Calle 1", "Centro", ZoneId.of(zone), Country.of(currency), currency, List.of());
    }
}
