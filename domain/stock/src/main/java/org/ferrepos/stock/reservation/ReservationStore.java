package org.ferrepos.stock.reservation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.ferrepos.platform.ids.ContentHash;
import org.ferrepos.platform.money.Quantity;
import org.jdbi.v3.core.Handle;

/** Reservations in the database. */
final class ReservationStore {
    private static final String COLUMNS =
            "select reservation_id, branch_id, status, content_hash, created_at, expires_at from stock.reservation ";

    private static final String INSERT = """
            insert into stock.reservation
                (reservation_id, branch_id, status, content_hash, user_id, created_at, expires_at)
            values (:id, :branch, :status, :hash, :user, :now, :expires)
            on conflict (reservation_id) do nothing""";

    private static final String INSERT_LINES = """
            insert into stock.reservation_line (reservation_id, product_id, quantity)
            select :id, product_id, thousandths * 0.001
            from unnest(:products, :quantities) as u (product_id, thousandths)""";

    private static final String EXPIRED = COLUMNS + """
            where status = 'active' and expires_at <= :now
            order by expires_at limit :limit for update skip locked""";

    private static final String CLOSE = """
            update stock.reservation set status = :status, closed_at = :now
            where reservation_id = any(:ids) and status = 'active'""";

    private static final String LINES = """
            select reservation_id, product_id, quantity from stock.reservation_line
            where reservation_id = any(:ids)""";

    private final Handle handle;

    ReservationStore(Handle handle) {
        this.handle = handle;
    }

    Optional<Reservation> find(UUID id) {
        return one(COLUMNS + "where reservation_id = :id", id);
    }

    Optional<Reservation> lock(UUID id) {
        return one(COLUMNS + "where reservation_id = :id for update", id);
    }

    /** Expired ones that no other process is closing now. */
    List<Reservation> lockExpired(Instant now, int limit) {
        return withLines(handle.createQuery(EXPIRED)
                .bind("now", at(now))
                .bind("limit", limit)
                .map((rows, context) -> header(rows))
                .list());
    }

    /** Returns false when another transaction has taken the id. */
    boolean insert(Reservation reservation, UUID userId) {
        Reservation.Header header = reservation.header();
        int inserted = handle.createUpdate(INSERT)
                .bind("id", header.id())
                .bind("branch", header.branchId())
                .bind("status", header.status().id())
                .bind("hash", header.contentHash().bytes())
                .bind("user", userId)
                .bind("now", at(header.createdAt()))
                .bind("expires", at(header.expiresAt()))
                .execute();
        if (inserted == 0) {
            return false;
        }
        handle.createUpdate(INSERT_LINES)
                .bind("id", header.id())
                .bindArray(
                        "products", Long.class, List.copyOf(reservation.lines().keySet()))
                .bindArray(
                        "quantities",
                        Long.class,
                        reservation.lines().values().stream()
                                .map(Quantity::thousandths)
                                .toList())
                .execute();
        return true;
    }

    void close(Collection<UUID> ids, ReservationStatus status, Instant now) {
        handle.createUpdate(CLOSE)
                .bind("status", status.id())
                .bind("now", at(now))
                .bindArray("ids", UUID.class, List.copyOf(ids))
                .execute();
    }

    private Optional<Reservation> one(String sql, UUID id) {
        List<Reservation.Header> headers = handle.createQuery(sql)
                .bind("id", id)
                .map((rows, context) -> header(rows))
                .list();
        return withLines(headers).stream().findFirst();
    }

    private List<Reservation> withLines(List<Reservation.Header> headers) {
        if (headers.isEmpty()) {
            return List.of();
        }
        Map<UUID, SortedMap<Long, Quantity>> lines = new TreeMap<>();
        headers.forEach(header -> lines.put(header.id(), new TreeMap<>()));
        handle.createQuery(LINES)
                .bindArray("ids", UUID.class, List.copyOf(lines.keySet()))
                .map((rows, context) -> new Line(
                        rows.getObject("reservation_id", UUID.class),
                        rows.getLong("product_id"),
                        Quantity.of(rows.getBigDecimal("quantity"))))
                .forEach(line -> lines.computeIfAbsent(line.reservationId, id -> new TreeMap<>())
                        .put(line.productId, line.quantity));
        return headers.stream()
                .map(header -> new Reservation(header, lines.getOrDefault(header.id(), new TreeMap<>())))
                .toList();
    }

    private static Reservation.Header header(ResultSet rows) throws SQLException {
        return new Reservation.Header(
                rows.getObject("reservation_id", UUID.class),
                rows.getInt("branch_id"),
                ReservationStatus.byId(rows.getString("status")),
                ContentHash.stored(rows.getBytes("content_hash")),
                rows.getObject("created_at", OffsetDateTime.class).toInstant(),
                rows.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private record Line(UUID reservationId, long productId, Quantity quantity) {}
}
