package org.ferrepos.sales.registration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ferrepos.catalog.SellableProduct;
import org.ferrepos.catalog.SellableProducts;
import org.ferrepos.catalog.TaxRates;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.Pipeline;
import org.ferrepos.platform.db.Revisions;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.ids.ContentHash;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.outbox.Outbox;
import org.ferrepos.sales.SaleView;
import org.ferrepos.sales.SalesPolicy;
import org.ferrepos.sales.history.SaleReader;
import org.ferrepos.stock.Balance;
import org.ferrepos.stock.MovementKind;
import org.ferrepos.stock.StockChange;
import org.ferrepos.stock.StockKey;
import org.ferrepos.stock.StockOperations;
import org.jspecify.annotations.Nullable;

/**
 * Registers many sales in one transaction with two exchanges: lock and read, then write and commit. Owned by one thread.
 */
final class SaleBatch {
    private static final int MAX_CACHE_REFRESHES = 5;
    private static final int NETWORK_TIMEOUT_MILLIS = 10_000;

    private final Parts parts;
    private final SaleDecider decider;
    private final SessionOpenings openings = new SessionOpenings();
    private final Clock clock;
    private @Nullable Connection connection;

    SaleBatch(Parts parts, SalesPolicy policy, Clock clock) {
        this.parts = parts;
        this.decider = new SaleDecider(policy, parts.branches);
        this.clock = clock;
    }

    /** What a batch works with. */
    record Parts(
            Database database,
            BranchDirectory branches,
            SellableProducts products,
            StockOperations stock,
            SaleReader reader,
            Outbox outbox) {}

    /** One outcome per command, in order. Throws when the transaction could not be completed; nothing was written then. */
    List<SaleOutcome> register(List<SaleCommand> commands) throws SQLException {
        Connection open = connection();
        Locked locked = lock(open, commands);
        Decided decided = decide(commands, locked);
        if (decided.accepted.isEmpty()) {
            open.rollback();
        } else {
            write(open, decided, locked.state);
        }
        return outcomes(commands, decided);
    }

    /** Forgets a connection whose state is not known any more. */
    void reset() {
        Connection broken = connection;
        connection = null;
        if (broken != null) {
            try {
                broken.close();
            } catch (SQLException e) {
                // It was broken; the server ends its transaction when the socket closes.
            }
        }
    }

    void close() {
        reset();
    }

    private Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = parts.database.openDedicated("sale-writer");
            // Kept at once, so that a failure below closes it like any other.
            connection = open;
            try (Statement statement = open.createStatement()) {
                // A till that somebody closes slowly must not hold up every other till of the chain.
                statement.execute("set lock_timeout = '2s'");
                // Planning a batch's statements for its very arrays costs more than running them. A plan made once must
                // not walk a table that was empty then.
                statement.execute("set plan_cache_mode = force_generic_plan");
                statement.execute("set enable_seqscan = off");
            }
            open.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
            open.setAutoCommit(false);
        }
        return open;
    }

    /** Locks tills and stock and makes sure that the caches are as new as the locked state. */
    private Locked lock(Connection connection, List<SaleCommand> commands) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            // Read before the products: had the cache moved on in between, they would be older than it says.
            long catalogRevision = parts.products.revision();
            Map<String, SellableProduct> products = parts.products.findAll(skus(commands));
            TaxRates taxRates = parts.products.taxRates();
            Pipeline pipeline = new Pipeline(connection);
            Pipeline.Result<Map<String, Long>> revisions = Revisions.readAll(pipeline);
            Pipeline.Result<List<SessionOpenings.Row>> tills =
                    SaleStatements.lockTills(pipeline, registerIds(commands));
            // Behind the lock: what another process registered while this one waited for the till must be seen.
            Pipeline.Result<Map<UUID, ContentHash>> existing = SaleStatements.findExisting(pipeline, ids(commands));
            Pipeline.Result<Map<StockKey, Balance>> balances =
                    parts.stock.lockBalances(pipeline, stockKeys(commands, products));
            Pipeline.Result<Map<StockKey, Quantity>> lapsed = parts.stock.lapsed(pipeline, clock.instant());
            pipeline.execute();
            if (isCurrent(revisions.get(), catalogRevision)) {
                Map<StockKey, Balance> current = Balance.without(lapsed.get(), balances.get());
                Map<Integer, BatchState.Till> open = openings.tills(connection, tills.get());
                return new Locked(new BatchState(open, current, products, taxRates), existing.get());
            }
            connection.rollback();
            if (attempt >= MAX_CACHE_REFRESHES) {
                throw new SQLException("catalogue and branches change faster than they can be read");
            }
            parts.products.refreshTo(revisions.get().getOrDefault("catalog", 0L));
            parts.branches.refresh();
        }
    }

    private boolean isCurrent(Map<String, Long> revisions, long catalogRevision) {
        return revisions.getOrDefault("catalog", 0L) == catalogRevision
                && revisions.getOrDefault("identity", 0L) == parts.branches.revision();
    }

    private Decided decide(List<SaleCommand> commands, Locked locked) {
        Instant now = clock.instant();
        Decided decided = new Decided(commands.size(), now);
        for (int i = 0; i < commands.size(); i++) {
            SaleCommand command = commands.get(i);
            ContentHash known = locked.existing.get(command.id());
            AcceptedSale sibling = decided.byId.get(command.id());
            if (known == null && sibling != null) {
                known = sibling.command().content().hash();
            }
            if (known != null) {
                if (command.content().isOf(known)) {
                    decided.repeated.add(command.id());
                } else {
                    decided.outcomes[i] = new SaleOutcome.Rejected(SaleDecider.conflict(command));
                }
                continue;
            }
            switch (decider.decide(command, locked.state, now)) {
                case Outcome.Done<AcceptedSale>(AcceptedSale sale) -> {
                    decided.accepted.add(sale);
                    decided.byId.put(command.id(), sale);
                    decided.outcomes[i] = new SaleOutcome.Registered(sale.toView());
                }
                case Outcome.Refused<AcceptedSale>(Problem problem) ->
                    decided.outcomes[i] = new SaleOutcome.Rejected(problem);
            }
        }
        return decided;
    }

    private void write(Connection open, Decided decided, BatchState state) throws SQLException {
        List<AcceptedSale> sales = decided.accepted;
        Pipeline pipeline = new Pipeline(open);
        SaleStatements.insertSales(pipeline, sales, decided.at);
        SaleStatements.saveNumbers(pipeline, state.changedTills());
        parts.stock.apply(pipeline, stockChanges(sales), decided.at);
        // Behind the locks of everything the events tell of.
        parts.outbox.append(pipeline, sales.stream().map(AcceptedSale::toEvent).toList());
        pipeline.update("commit", parameters -> {});
        pipeline.execute();
        parts.outbox.committed();
    }

    private List<SaleOutcome> outcomes(List<SaleCommand> commands, Decided decided) {
        Map<UUID, SaleView> stored =
                decided.repeated.isEmpty() ? Map.of() : parts.reader.asRegistered(decided.repeated);
        List<SaleOutcome> outcomes = new ArrayList<>(commands.size());
        for (int i = 0; i < commands.size(); i++) {
            SaleOutcome outcome = decided.outcomes[i];
            if (outcome == null) {
                SaleView view = stored.get(commands.get(i).id());
                if (view == null) {
                    throw new IllegalStateException("sale " + commands.get(i).id() + " vanished");
                }
                outcome = new SaleOutcome.Repeated(view);
            }
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private static List<StockChange> stockChanges(List<AcceptedSale> sales) {
        List<StockChange> changes = new ArrayList<>(sales.size() * 4);
        for (AcceptedSale sale : sales) {
            SaleCommand command = sale.command();
            for (AcceptedSale.Line line : sale.lines()) {
                changes.add(new StockChange(
                        new StockKey(
                                line.product().id(), command.register().branch().id()),
                        line.quantity().negate(),
                        MovementKind.SALE,
                        command.id(),
                        line.number(),
                        command.caller().id(),
                        ""));
            }
        }
        return changes;
    }

    private static Set<String> skus(List<SaleCommand> commands) {
        Set<String> skus = new LinkedHashSet<>();
        for (SaleCommand command : commands) {
            command.request().items().forEach(item -> skus.add(item.sku()));
        }
        return skus;
    }

    private static Set<StockKey> stockKeys(List<SaleCommand> commands, Map<String, SellableProduct> products) {
        Set<StockKey> keys = new LinkedHashSet<>();
        for (SaleCommand command : commands) {
            int branchId = command.register().branch().id();
            for (SaleRequest.Item item : command.request().items()) {
                SellableProduct product = products.get(item.sku());
                if (product != null) {
                    keys.add(new StockKey(product.id(), branchId));
                }
            }
        }
        return keys;
    }

    private static List<UUID> ids(List<SaleCommand> commands) {
        return commands.stream().map(SaleCommand::id).toList();
    }

    private static int[] registerIds(List<SaleCommand> commands) {
        return commands.stream()
                .mapToInt(command -> command.register().id())
                .distinct()
                .sorted()
                .toArray();
    }

    private record Locked(BatchState state, Map<UUID, ContentHash> existing) {}

    private static final class Decided {
        private final Instant at;
        private final @Nullable SaleOutcome[] outcomes;
        private final List<AcceptedSale> accepted = new ArrayList<>();
        private final Map<UUID, AcceptedSale> byId = new HashMap<>();
        private final Set<UUID> repeated = new LinkedHashSet<>();

        private Decided(int size, Instant at) {
            this.at = at;
            this.outcomes = new @Nullable SaleOutcome[size];
        }
    }
}
