package org.ferrepos.catalog.product;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.ferrepos.platform.money.Currency;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads and appends prices in sets. */
public final class PriceStore {
    private static final String CURRENT = """
            select distinct on (product_id, branch_id, currency) product_id, branch_id, currency, amount
            from catalog.price where product_id = any(:ids) and valid_from <= :at and currency is not null
            order by product_id, branch_id, currency, valid_from desc, price_id desc
            """;

    private static final String ADD = """
            insert into catalog.price (product_id, branch_id, currency, amount, valid_from, reason, created_by,
                created_at)
            select product_id, branch_id, currency, amount, valid_from, :reason, :author, :at
            from unnest(cast(:products as bigint[]), cast(:branches as integer[]), cast(:currencies as text[]),
                cast(:amounts as bigint[]), cast(:starts as timestamptz[]))
                as x(product_id, branch_id, currency, amount, valid_from)
            returning price_id
            """;

    // The end of a price is looked up for the rows shown only; a window would read the whole history.
    private static final String PRICE = """
            select p.price_id, p.branch_id, p.currency, p.amount, p.valid_from, p.reason, p.created_by, p.created_at,
                   (select n.valid_from from catalog.price n
                    where n.product_id = p.product_id and n.branch_id is not distinct from p.branch_id
                      and n.currency = p.currency
                      and (n.valid_from, n.price_id) > (p.valid_from, p.price_id)
                    order by n.valid_from, n.price_id limit 1) as valid_to
            from catalog.price p
            where p.product_id = :product and p.currency is not null
            """;

    private static final String BY_ID = PRICE + " and p.price_id = :id";

    private static final String HISTORY = PRICE + """
              and (not :scoped or p.branch_id is not distinct from cast(:branch as integer))
            """;

    private static final String AFTER = """
              and (p.valid_from, p.price_id) <
                  (select valid_from, price_id from catalog.price where price_id = :after and product_id = :product)
            """;

    private static final String LATEST_FIRST = " order by p.valid_from desc, p.price_id desc limit :limit";

    private final Handle handle;

    public PriceStore(Handle handle) {
        this.handle = handle;
    }

    /** Where a price holds: one product at one branch, or where the branch is null at all that sell in the currency. */
    public record Scope(long productId, @Nullable Integer branchId, Currency currency) {}

    /** A price to be appended. */
    public record NewPrice(Scope scope, long amount, Instant validFrom) {}

    /** Why prices are appended, by whom and when. */
    public record Origin(String reason, String author, Instant at) {}

    /** A price that was or will be valid; {@code validTo} is the start of the next one of the same branch and currency. */
    public record StoredPrice(
            long id,
            @Nullable Integer branchId,
            Currency currency,
            long amount,
            Instant validFrom,
            @Nullable Instant validTo,
            String reason,
            String author,
            Instant createdAt) {}

    /** The amounts valid at a moment, of every scope that has one. */
    public Map<Scope, Long> current(Collection<Long> productIds, Instant at) {
        Map<Scope, Long> amounts = new HashMap<>();
        if (!productIds.isEmpty()) {
            handle.createQuery(CURRENT)
                    .bindArray("ids", Long.class, productIds)
                    .bind("at", at)
                    .map((rows, context) -> amounts.put(
                            new Scope(
                                    rows.getLong("product_id"),
                                    rows.getObject("branch_id", Integer.class),
                                    currency(rows)),
                            rows.getLong("amount")))
                    .forEach(previous -> {});
        }
        return amounts;
    }

    /** Appends prices and returns their ids. */
    public List<Long> add(List<NewPrice> prices, Origin origin) {
        if (prices.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(ADD)
                .bindArray(
                        "products",
                        Long.class,
                        column(prices, price -> price.scope().productId()))
                .bindArray(
                        "branches",
                        Integer.class,
                        column(prices, price -> price.scope().branchId()))
                .bindArray(
                        "currencies",
                        String.class,
                        column(prices, price -> price.scope().currency().name()))
                .bindArray("amounts", Long.class, column(prices, NewPrice::amount))
                .bindArray(
                        "starts",
                        String.class,
                        column(prices, price -> price.validFrom().toString()))
                .bind("reason", origin.reason())
                .bind("author", origin.author())
                .bind("at", origin.at())
                .mapTo(Long.class)
                .list();
    }

    /** Where a stretch of the history begins, after a price id or at the latest, and its greatest length. */
    public record Stretch(OptionalLong afterId, int limit) {}

    /** Prices of a product, latest first; those of one branch, or of all branches. */
    public List<StoredPrice> history(long productId, Optional<Integer> branchId, Stretch stretch) {
        Query query = handle.createQuery(HISTORY + (stretch.afterId.isPresent() ? AFTER : "") + LATEST_FIRST)
                .bind("product", productId)
                .bind("branch", branchId.orElse(null))
                .bind("scoped", branchId.isPresent())
                .bind("limit", stretch.limit);
        stretch.afterId.ifPresent(after -> query.bind("after", after));
        return query.map((rows, context) -> read(rows)).list();
    }

    /** One price of a product. */
    public StoredPrice price(long productId, long id) {
        return handle.createQuery(BY_ID)
                .bind("product", productId)
                .bind("id", id)
                .map((rows, context) -> read(rows))
                .one();
    }

    private StoredPrice read(ResultSet rows) throws SQLException {
        return new StoredPrice(
                rows.getLong("price_id"),
                rows.getObject("branch_id", Integer.class),
                currency(rows),
                rows.getLong("amount"),
                instant(rows.getObject("valid_from", OffsetDateTime.class)),
                nullable(rows.getObject("valid_to", OffsetDateTime.class)),
                rows.getString("reason"),
                rows.getString("created_by"),
                instant(rows.getObject("created_at", OffsetDateTime.class)));
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }

    private static @Nullable Instant nullable(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static Currency currency(ResultSet rows) throws SQLException {
        return Currency.valueOf(rows.getString("currency"));
    }

    private static Object[] column(List<NewPrice> prices, Function<NewPrice, @Nullable Object> field) {
        return prices.stream().map(field).toArray();
    }
}
