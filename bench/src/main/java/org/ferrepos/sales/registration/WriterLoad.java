package org.ferrepos.sales.registration;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.ferrepos.bench.Bench;
import org.ferrepos.bench.Shop;
import org.ferrepos.catalog.Costs;
import org.ferrepos.catalog.SellableProducts;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.platform.crypto.AccessLog;
import org.ferrepos.platform.crypto.FieldCipher;
import org.ferrepos.platform.crypto.KeyRing;
import org.ferrepos.platform.crypto.MasterKey;
import org.ferrepos.platform.crypto.MasterKeys;
import org.ferrepos.platform.db.ConnectionSettings;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.JsonSettings;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.outbox.Outbox;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.Permissions;
import org.ferrepos.platform.security.Role;
import org.ferrepos.sales.PaymentMethod;
import org.ferrepos.sales.SalesPolicy;
import org.ferrepos.sales.history.SaleReader;
import org.jspecify.annotations.Nullable;

/** Registers sales in this process, as the route does once a request has been read: 64 under way at any time. */
public final class WriterLoad implements AutoCloseable {
    private static final int UNDER_WAY = 64;

    private final Shop shop;
    private final Database database;
    private final SaleIntake intake;
    private final SaleWriter writer;
    private final SplittableRandom random = new SplittableRandom(7);
    private final Caller caller = new Caller(
            new UUID(0, 1),
            "bench",
            Caller.Kind.USER,
            Set.of(Role.ADMIN),
            Permissions.ofDelivered(Role.ADMIN),
            Optional.empty(),
            new UUID(0, 1),
            false,
            "");

    public WriterLoad(Shop shop, ConnectionSettings settings) {
        this.shop = shop;
        this.database = Database.open(settings);
        BranchDirectory branches = new BranchDirectory(database);
        Clock clock = Clock.systemUTC();
        this.intake = new SaleIntake(branches, clock);
        this.writer = new SaleWriter(
                database,
                branches,
                new SellableProducts(database, new Costs(cipher(clock), new AccessLog(database, clock))),
                new SaleReader(database, branches),
                new Outbox(JsonSettings.newMapper(), clock),
                SalesPolicy.defaults(),
                new SimpleMeterRegistry(),
                clock);
    }

    /** Opens what the measured program sealed. */
    private FieldCipher cipher(Clock clock) {
        MasterKeys masters = new MasterKeys(List.of(MasterKey.ofHex(Bench.ENCRYPTION_KEY)));
        return new FieldCipher(KeyRing.open(database, masters, clock));
    }

    /** Runs for a time and returns sales per second. */
    public double run(Duration length) throws InterruptedException {
        BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
        long begin = System.nanoTime();
        long end = begin + length.toNanos();
        IntStream.range(0, UNDER_WAY).forEach(till -> submit(till, answers));
        long done = 0;
        for (int underWay = UNDER_WAY; underWay > 0; ) {
            Answer answer = answers.poll(30, TimeUnit.SECONDS);
            if (answer == null || !(answer.outcome() instanceof SaleOutcome.Registered)) {
                throw new IllegalStateException("not registered: " + answer);
            }
            done++;
            if (System.nanoTime() < end) {
                submit(answer.till(), answers);
            } else {
                underWay--;
            }
        }
        return done * 1e9 / (System.nanoTime() - begin);
    }

    private record Answer(
            int till,
            @Nullable SaleOutcome outcome,
            @Nullable Throwable error) {}

    private void submit(int till, BlockingQueue<Answer> answers) {
        List<Shop.Article> articles = shop.threeOf(random);
        long total = articles.stream().mapToLong(Shop.Article::price).sum();
        SaleRequest request = new SaleRequest(
                Ids.next(),
                Shop.BRANCH,
                Shop.till(till),
                null,
                null,
                articles.stream()
                        .map(article -> new SaleRequest.Item(article.sku(), Quantity.of(1), null))
                        .toList(),
                List.of(new SaleRequest.Payment(PaymentMethod.CASH, total, null)),
                null);
        var _ = writer.submit(intake.accept(request, caller, Optional.empty()))
                .whenComplete((outcome, error) -> answers.add(new Answer(till, outcome, error)));
    }

    @Override
    public void close() {
        writer.stop();
        database.close();
    }
}
