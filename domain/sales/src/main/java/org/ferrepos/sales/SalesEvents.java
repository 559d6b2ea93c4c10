package org.ferrepos.sales;

import java.time.LocalDate;
import java.util.UUID;
import org.ferrepos.platform.outbox.EventKind;

/**
 * What this area tells of its sales; the key is the id of the sale. Bodies carry what nearly everybody asks for and stay
 * small, since every sale writes one: lines and payments are read by the id.
 */
public final class SalesEvents {
    public static final EventKind<Registered> REGISTERED = new EventKind<>("sale.registered", 1, Registered.class);
    public static final EventKind<Voided> VOIDED = new EventKind<>("sale.voided", 1, Voided.class);
    public static final EventKind<Returned> RETURNED = new EventKind<>("sale.returned", 1, Returned.class);

    private SalesEvents() {}

    /** A sale was registered. */
    public record Registered(int registerId, long number, LocalDate businessDate, String currency, long total) {}

    /** A sale counts no more; date and total are those of the sale. */
    public record Voided(LocalDate businessDate, String currency, long total) {}

    /** Part of a sale came back; the date is that of the sale, the total that of the return. */
    public record Returned(UUID returnId, LocalDate businessDate, String currency, long total) {}
}
