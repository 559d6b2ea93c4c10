package org.ferrepos.stock.transfer;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ferrepos.catalog.ProductKey;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.stock.StockProblem;
import org.ferrepos.stock.directory.ProductNames;
import org.ferrepos.stock.directory.StockAccess;
import org.ferrepos.stock.directory.StockDirectory;
import org.jspecify.annotations.Nullable;

/** Shows transfers in the clients' terms. */
@Singleton
public final class TransferViews {
    // Later than any transfer, and within what PostgreSQL can compare.
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");
    private static final UUID LAST_ID = new UUID(-1, -1);

    private final Database database;
    private final StockDirectory directory;

    @Inject
    public TransferViews(Database database, StockDirectory directory) {
        this.database = database;
        this.directory = directory;
    }

    /** The same in a view of the database. */
    TransferViews in(Database view) {
        return new TransferViews(view, directory);
    }

    /** A transfer, for whoever belongs to one of its branches or acts in the whole chain; to others there is none. */
    public Outcome<TransferView> detail(Caller caller, UUID id) {
        Optional<TransferView> seen = database.read(handle -> new TransferStore(handle).find(id))
                .map(this::view)
                .filter(transfer -> StockAccess.boundTo(caller)
                        .filter(own -> !own.equals(transfer.from()) && !own.equals(transfer.to()))
                        .isEmpty());
        return Outcome.found(seen, Problem.of(StockProblem.TRANSFER_NOT_FOUND, id));
    }

    /** Transfers from or to a branch, newest first; of a caller's own branch where the caller is bound to one. */
    public Page<TransferView> list(Caller caller, Filter filter) {
        Optional<List<String>> after = Query.cursor(filter.after, 2);
        TransferStore.Listing listing = new TransferStore.Listing(
                directory.filter("branch", filter.branch).map(Branch::id),
                StockAccess.boundTo(caller)
                        .map(code -> directory.branch("branch", code).id()),
                Query.text("status", filter.status).map(TransferViews::status),
                after.flatMap(parts -> Query.instant("after", parts.getFirst())).orElse(END_OF_TIME),
                after.map(parts -> Query.id("after", parts.getLast())).orElse(LAST_ID),
                filter.limit + 1);
        List<Transfer> rows = database.read(handle -> new TransferStore(handle).list(listing));
        Page<Transfer> page = Page.of(
                rows,
                filter.limit,
                transfer -> Query.cursor(
                        transfer.header().createdAt(), transfer.header().id()));
        Map<Long, ProductKey> products = directory.products(page.items().stream()
                .flatMap(transfer -> transfer.lines().keySet().stream())
                .distinct()
                .toList());
        return new Page<>(
                page.items().stream().map(transfer -> view(transfer, products)).toList(), page.next());
    }

    TransferView view(Transfer transfer) {
        return view(transfer, directory.products(transfer.lines().keySet()));
    }

    private TransferView view(Transfer transfer, Map<Long, ProductKey> products) {
        Transfer.Header header = transfer.header();
        List<TransferView.Line> lines = transfer.lines().entrySet().stream()
                .map(entry -> line(ProductNames.sku(products, entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparing(TransferView.Line::sku))
                .toList();
        return new TransferView(
                header.id(),
                directory.branchCode(header.fromBranchId()),
                directory.branchCode(header.toBranchId()),
                header.status(),
                lines,
                header.reason(),
                header.shortageReason(),
                header.createdAt(),
                header.sentAt(),
                header.closedAt());
    }

    private static TransferView.Line line(String sku, Transfer.Line line) {
        Quantity received = line.received();
        return new TransferView.Line(
                sku,
                line.quantity(),
                received,
                received == null ? null : line.quantity().minus(received));
    }

    private static TransferStatus status(String id) {
        return Arrays.stream(TransferStatus.values())
                .filter(status -> status.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("status", "field.one_of", "draft, sent, received, cancelled")
                        .toException());
    }

    /** What to list; absent texts mean everything. */
    public record Filter(
            @Nullable String branch,
            @Nullable String status,
            @Nullable String after,
            int limit) {}
}
