package org.ferrepos.stock.transfer;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.ferrepos.platform.ids.ContentHash;
import org.ferrepos.platform.money.Quantity;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Transfers in the database. */
final class TransferStore {
    private static final String COLUMNS = """
            select transfer_id, from_branch_id, to_branch_id, status, reason, shortage_reason, content_hash,
                   created_at, sent_at, closed_at
            from stock.transfer
            """;

    private static final String INSERT = """
            insert into stock.transfer
                (transfer_id, from_branch_id, to_branch_id, status, reason, content_hash, created_at, created_by)
            values (:id, :from, :to, 'draft', :reason, :hash, :now, :user)
            on conflict (transfer_id) do nothing""";

    private static final String INSERT_LINES = """
            insert into stock.transfer_line (transfer_id, product_id, quantity)
            select :id, product_id, thousandths * 0.001
            from unnest(:products, :quantities) as u (product_id, thousandths)""";

    private static final String SET_RECEIVED = """
            update stock.transfer_line l set received = u.thousandths * 0.001
            from unnest(:products, :quantities) as u (product_id, thousandths)
            where l.transfer_id = :id and l.product_id = u.product_id""";

    private static final String SEND =
            "update stock.transfer set status = 'sent', sent_at = :now, sent_by = :user where transfer_id = :id";

    private static final String CLOSE = """
            update stock.transfer
            set status = :status, closed_at = :now, closed_by = :user, shortage_reason = :shortage_reason
            where transfer_id = :id""";

    private static final String LIST = COLUMNS + """
            where (created_at, transfer_id) < (:before, :before_id)
              and (:branch::integer is null or from_branch_id = :branch::integer or to_branch_id = :branch::integer)
              and (:own::integer is null or from_branch_id = :own::integer or to_branch_id = :own::integer)
              and (:status::text is null or status = :status::text)
            order by created_at desc, transfer_id desc limit :limit""";

    private static final String LINES = """
            select transfer_id, product_id, quantity, received from stock.transfer_line
            where transfer_id = any(:ids)""";

    private final Handle handle;

    TransferStore(Handle handle) {
        this.handle = handle;
    }

    /** The transaction that transfers are changed in. */
    Handle handle() {
        return handle;
    }

    Optional<Transfer> find(UUID id) {
        return one(COLUMNS + "where transfer_id = :id", id);
    }

    Optional<Transfer> lock(UUID id) {
        return one(COLUMNS + "where transfer_id = :id for update", id);
    }

    List<Transfer> list(Listing listing) {
        return withLines(handle.createQuery(LIST)
                .bind("before", at(listing.before))
                .bind("before_id", listing.beforeId)
                .bind("branch", listing.branchId)
                .bind("own", listing.ownBranchId)
                .bind("status", listing.status.map(TransferStatus::id))
                .bind("limit", listing.limit)
                .map((rows, context) -> header(rows))
                .list());
    }

    /** Returns false, with nothing written, when the id is taken. */
    boolean insert(Transfer transfer, UUID userId) {
        Transfer.Header header = transfer.header();
        int inserted = handle.createUpdate(INSERT)
                .bind("id", header.id())
                .bind("from", header.fromBranchId())
                .bind("to", header.toBranchId())
                .bind("reason", header.reason())
                .bind("hash", header.contentHash().bytes())
                .bind("now", at(header.createdAt()))
                .bind("user", userId)
                .execute();
        if (inserted == 1) {
            writeLines(INSERT_LINES, header.id(), transfer.sent());
        }
        return inserted == 1;
    }

    void setReceived(UUID id, SortedMap<Long, Quantity> received) {
        writeLines(SET_RECEIVED, id, received);
    }

    void send(UUID id, Instant now, UUID userId) {
        handle.createUpdate(SEND)
                .bind("id", id)
                .bind("now", at(now))
                .bind("user", userId)
                .execute();
    }

    void close(UUID id, Closing closing) {
        handle.createUpdate(CLOSE)
                .bind("id", id)
                .bind("status", closing.status.id())
                .bind("now", at(closing.now))
                .bind("user", closing.userId)
                .bind("shortage_reason", closing.shortageReason)
                .execute();
    }

    private void writeLines(String sql, UUID id, SortedMap<Long, Quantity> quantities) {
        handle.createUpdate(sql)
                .bind("id", id)
                .bindArray("products", Long.class, List.copyOf(quantities.keySet()))
                .bindArray(
                        "quantities",
                        Long.class,
                        quantities.values().stream().map(Quantity::thousandths).toList())
                .execute();
    }

    private Optional<Transfer> one(String sql, UUID id) {
        return withLines(handle.createQuery(sql)
                        .bind("id", id)
                        .map((rows, context) -> header(rows))
                        .list())
                .stream()
                .findFirst();
    }

    private List<Transfer> withLines(List<Transfer.Header> headers) {
        if (headers.isEmpty()) {
            return List.of();
        }
        Map<UUID, SortedMap<Long, Transfer.Line>> lines = new HashMap<>();
        handle.createQuery(LINES)
                .bindArray(
                        "ids",
                        UUID.class,
                        headers.stream().map(Transfer.Header::id).toList())
                .map((rows, context) ->
                        new Row(rows.getObject("transfer_id", UUID.class), rows.getLong("product_id"), line(rows)))
                .forEach(row -> lines.computeIfAbsent(row.transferId, id -> new TreeMap<>())
                        .put(row.productId, row.line));
        return headers.stream()
                .map(header -> new Transfer(header, lines.getOrDefault(header.id(), new TreeMap<>())))
                .toList();
    }

    private static Transfer.Line line(ResultSet rows) throws SQLException {
        BigDecimal received = rows.getBigDecimal("received");
        return new Transfer.Line(
                Quantity.of(rows.getBigDecimal("quantity")), received == null ? null : Quantity.of(received));
    }

    private static Transfer.Header header(ResultSet rows) throws SQLException {
        return new Transfer.Header(
                rows.getObject("transfer_id", UUID.class),
                rows.getInt("from_branch_id"),
                rows.getInt("to_branch_id"),
                TransferStatus.byId(rows.getString("status")),
                rows.getString("reason"),
                rows.getString("shortage_reason"),
                ContentHash.stored(rows.getBytes("content_hash")),
                rows.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(rows, "sent_at"),
                instant(rows, "closed_at"));
    }

    private static @Nullable Instant instant(ResultSet rows, String column) throws SQLException {
        OffsetDateTime value = rows.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Which transfers to list: those before a position, newest first. */
    record Listing(
            Optional<Integer> branchId,
            Optional<Integer> ownBranchId,
            Optional<TransferStatus> status,
            Instant before,
            UUID beforeId,
            int limit) {}

    /** How a transfer ends. */
    record Closing(
            TransferStatus status,
            Instant now,
            UUID userId,
            @Nullable String shortageReason) {}

    private record Row(UUID transferId, long productId, Transfer.Line line) {}
}
