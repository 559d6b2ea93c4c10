package org.ferrepos.sales.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrepos.sales.receipt.RenderedText.withoutSpaces;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ferrepos.platform.print.AmountText;
import org.ferrepos.platform.print.Repertoire;
import org.ferrepos.platform.print.RollPaper;
import org.ferrepos.platform.print.TextColumns;
import org.ferrepos.sales.receipt.Receipt.Line;
import org.ferrepos.sales.receipt.Receipt.Payment;
import org.ferrepos.sales.receipt.Receipt.Totals;
import org.junit.jupiter.api.Test;

/** Whatever the names and amounts, every format stays in its bounds and shows the amounts of the receipt. */
class RandomReceiptsTest {

    private static final int ROUNDS = 60;
    private static final List<String> FRAGMENTS = List.of(
            "<script>alert(1)</script>",
            "</style>",
            "\"><img src=x>",
            "&lt;",
            "{{x}}",
            "' onclick='",
            "\u001B@",
            "\u001Dk",
            "\u0000",
            "\r\n",
            "\t",
            "锤子",
            "🔨",
            "👩‍🔧",
            "हिन्दी",
            "שלום",
            "\u202E",
            "\uD83D",
            "e\u0301",
            "Z\u0351\u0352\u0353",
            "Ñandú",
            "tornillo",
            "1/2\"",
            "x".repeat(70),
            "W".repeat(200),
            " ",
            "ﬁ",
            "\uE000");
    private static final Set<String> TAGS = Set.of(
            "html", "head", "meta", "title", "style", "body", "main", "header", "footer", "h1", "h2", "p", "table",
            "thead", "tbody", "tr", "th", "td", "span", "svg", "path");

    private final long seed = Long.getLong("ferrepos.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void everyFormatHolds() {
        for (int round = 0; round < ROUNDS; round++) {
            Receipt receipt = receipt();
            try {
                holds(receipt, RollPaper.MM_80);
                holds(receipt, RollPaper.MM_58);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("fails with -Dferrepos.seed=" + seed + " in round " + round, e);
            }
        }
    }

    private static void holds(Receipt receipt, RollPaper paper) {
        int columns = paper == RollPaper.MM_58 ? 32 : 48;
        String text = RenderedText.of(receipt, ReceiptFormat.TXT, paper);
        assertThat(text.lines())
                .allSatisfy(row -> assertThat(TextColumns.width(row)).isLessThanOrEqualTo(columns));
        byte[] escPos =
                ReceiptRenderer.render(receipt, ReceiptFormat.ESCPOS, RenderedText.SPANISH, ReceiptOptions.on(paper));
        assertThat(new EscPosDecoder(escPos).widestRow()).isLessThanOrEqualTo(columns);
        assertThat(new EscPosDecoder(escPos).drawerOpened()).isFalse();
        onlyKnownTags(new String(
                ReceiptRenderer.render(receipt, ReceiptFormat.HTML, RenderedText.SPANISH, ReceiptOptions.on(paper)),
                StandardCharsets.UTF_8));
        for (ReceiptFormat format : ReceiptFormat.values()) {
            showsAmountsAndNames(receipt, format, paper);
        }
    }

    private static void onlyKnownTags(String page) {
        String body = page.replaceFirst("<!DOCTYPE html>", "");
        Set<String> tags = Pattern.compile("</?([^\\s>/]*)")
                .matcher(body)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        assertThat(TAGS).containsAll(tags);
    }

    private static void showsAmountsAndNames(Receipt receipt, ReceiptFormat format, RollPaper paper) {
        String text = withoutSpaces(RenderedText.of(receipt, format, paper));
        Repertoire repertoire = switch (format) {
            case PDF -> Repertoire.WINDOWS_1252;
            case ESCPOS -> Repertoire.PC850;
            case HTML, TXT -> Repertoire.UNICODE;
        };
        Totals totals = receipt.totals();
        assertThat(text)
                .as("%s", format)
                .contains("TOTAL" + money(receipt, totals.total()))
                .contains("Subtotal" + money(receipt, totals.subtotal()))
                .contains("Neto" + money(receipt, totals.net()))
                .contains("Exento" + money(receipt, totals.exempt()))
                .contains("Redondeoefectivo" + money(receipt, totals.cashRounding()))
                .contains("Pagado" + money(receipt, totals.paid()))
                .contains("Vuelto" + money(receipt, totals.change()))
                .contains("Devuelto" + money(receipt, totals.refunded()));
        for (Line line : receipt.lines()) {
            assertThat(text)
                    .as("%s", format)
                    .contains(withoutSpaces(repertoire.fit(line.name())))
                    .contains(money(receipt, line.total()));
        }
    }

    private static String money(Receipt receipt, long amount) {
        return withoutSpaces(AmountText.money(amount, receipt.currency()));
    }

    private Receipt receipt() {
        List<Line> lines =
                IntStream.range(0, 1 + random.nextInt(8)).mapToObj(n -> line()).toList();
        Totals totals = new Totals(
                amount(),
                amount(),
                amount(),
                amount(),
                amount(),
                amount(),
                1 + random.nextLong(4),
                amount(),
                amount(),
                amount());
        return new Receipt(
                new Receipt.Issuer(text(), text(), text(), text()),
                text(),
                random.nextBoolean() ? text() : "SCL-01-C1-00000042",
                SampleReceipts.chilean().soldAt(),
                text(),
                random.nextBoolean() ? Optional.of(new Receipt.Customer(text(), text())) : Optional.empty(),
                lines,
                totals,
                List.of(new Payment("cash", amount(), text()), new Payment(text(), amount(), "")),
                random.nextBoolean() ? SampleReceipts.CLP : SampleReceipts.ARS,
                random.nextBoolean() ? Receipt.Status.PAID : Receipt.Status.VOIDED,
                random.nextBoolean() ? Optional.of(text()) : Optional.empty(),
                random.nextBoolean() ? List.of() : List.of(new Payment(text(), amount(), "")),
                random.nextInt(3));
    }

    private Line line() {
        BigDecimal quantity = BigDecimal.valueOf(random.nextLong(1_000_000), random.nextInt(4));
        long discount = random.nextBoolean() ? 0 : amount();
        return new Line(text(), text(), quantity, text(), amount(), discount, amount(), random.nextBoolean());
    }

    /** From one unit to the largest long, all magnitudes alike. */
    private long amount() {
        return 1 + (random.nextLong() >>> (1 + random.nextInt(62)));
    }

    private String text() {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(n -> FRAGMENTS.get(random.nextInt(FRAGMENTS.size())))
                .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
    }
}
