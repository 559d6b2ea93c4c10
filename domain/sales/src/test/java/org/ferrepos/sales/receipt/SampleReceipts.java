package org.ferrepos.sales.receipt;

import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ferrepos.sales.receipt.Receipt.Issuer;
import org.ferrepos.sales.receipt.Receipt.Line;
import org.ferrepos.sales.receipt.Receipt.Payment;
import org.ferrepos.sales.receipt.Receipt.Status;
import org.ferrepos.sales.receipt.Receipt.Totals;

/** Receipts as shops would print them. */
final class SampleReceipts {

    static final Currency CLP = Currency.getInstance("CLP");
    static final Currency ARS = Currency.getInstance("ARS");
    static final Issuer CHILEAN =
            new Issuer("Ferretería Ñuñoa", "76123456-0", "Sucursal Santiago Centro", "Av. Matta 1234, Santiago");
    static final Totals PLAIN_TOTALS = new Totals(15_990, 0, 13_437, 2_553, 0, 15_990, 0, 15_990, 0, 0);

    private SampleReceipts() {}

    /** Three lines, a discount, an exempt line, cash rounding and change. */
    static Receipt chilean() {
        return new Receipt(
                CHILEAN,
                "SCL-01-C1",
                "SCL-01-C1-00000042",
                ZonedDateTime.parse("2026-11-21T19:42:10-03:00[America/Santiago]"),
                "María Muñoz",
                Optional.of(new Receipt.Customer(
                        "12345678-5", "Sociedad Constructora e Inmobiliaria Los Aromos de Ñuñoa Limitada")),
                List.of(
                        line("TAL-750", "Taladro percutor 750 W con maletín y juego de 13 brocas", "1", 59_990),
                        new Line("TOR-6X50", "Tornillo 6x50", new BigDecimal("0.250"), "kg", 3_990, 99, 899, false),
                        new Line("LIB-01", "Manual del gásfiter", BigDecimal.ONE, "un", 8_500, 0, 8_500, true)),
                new Totals(69_488, 99, 51_167, 9_722, 8_500, 69_389, 1, 70_000, 610, 0),
                List.of(new Payment("debit", 50_000, "TBK-991"), new Payment("cash", 20_000, "")),
                CLP,
                Status.PAID,
                Optional.empty(),
                List.of(),
                0);
    }

    /** One plain line: no discount, nothing exempt, no rounding, no customer. */
    static Receipt plain() {
        return with(List.of(line("MAR-16", "Martillo", "1", 15_990)), PLAIN_TOTALS);
    }

    static Receipt with(List<Line> lines, Totals totals) {
        return new Receipt(
                new Issuer("Ferretería Ñuñoa", "", "Centro", ""),
                "SCL-01-C1",
                "SCL-01-C1-00000043",
                ZonedDateTime.parse("2026-11-21T23:59:59-03:00[America/Santiago]"),
                "Ana",
                Optional.empty(),
                lines,
                totals,
                List.of(new Payment("credit", totals.paid(), "")),
                CLP,
                Status.PAID,
                Optional.empty(),
                List.of(),
                0);
    }

    static Receipt argentine() {
        return new Receipt(
                new Issuer("Corralón del Sur", "30-71234567-1", "Sucursal Córdoba", "Bv. San Juan 250"),
                "COR-01-C2",
                "COR-01-C2-00001234",
                ZonedDateTime.parse("2026-11-21T10:05:00-03:00[America/Argentina/Cordoba]"),
                "Julián Agüero",
                Optional.empty(),
                List.of(new Line(
                        "CEM-50", "Cemento 50 kg", new BigDecimal("3"), "bolsa", 1_234_550, 0, 3_703_650, false)),
                new Totals(3_703_650, 0, 3_112_311, 591_339, 0, 3_703_650, 0, 3_703_650, 0, 123_450),
                List.of(new Payment("qr", 3_703_650, "MP-77")),
                ARS,
                Status.PAID,
                Optional.empty(),
                List.of(),
                0);
    }

    static Receipt voidedCopy() {
        Receipt sale = chilean();
        return new Receipt(
                sale.issuer(),
                sale.register(),
                sale.number(),
                sale.soldAt(),
                sale.cashier(),
                sale.customer(),
                sale.lines(),
                sale.totals(),
                sale.payments(),
                sale.currency(),
                Status.VOIDED,
                Optional.of("El cliente se arrepintió antes de retirar el taladro"),
                List.of(new Payment("debit", 50_000, ""), new Payment("cash", 19_390, "")),
                2);
    }

    static Receipt hundredLines() {
        List<Line> lines = IntStream.rangeClosed(1, Receipt.MAX_LINES)
                .mapToObj(n -> line("SKU-" + n, "Producto número " + n + " de la lista", "1", 1_000))
                .toList();
        return with(lines, new Totals(100_000, 0, 84_034, 15_966, 0, 100_000, 0, 100_000, 0, 0));
    }

    static Line line(String sku, String name, String quantity, long price) {
        return new Line(sku, name, new BigDecimal(quantity), "un", price, 0, price, false);
    }
}
