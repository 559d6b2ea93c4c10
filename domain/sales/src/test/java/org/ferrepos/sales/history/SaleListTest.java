package org.ferrepos.sales.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Period;
import org.ferrepos.platform.http.Query;
import org.ferrepos.sales.PaymentMethod;
import org.ferrepos.sales.SaleView;
import org.ferrepos.sales.SalesFixture;
import org.ferrepos.sales.registration.SaleSeller;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SaleListTest {
    @Test
    void salesAreListedByWhatIsAskedFor() {
        try (SalesFixture fixture = new SalesFixture();
                SaleSeller seller = new SaleSeller(fixture)) {
            List<UUID> ofFirst = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                ofFirst.addFirst(seller.sell("T1", "A", 1, PaymentMethod.DEBIT).id());
                var _ = seller.sell("T2", "B", 1, PaymentMethod.DEBIT);
            }
            UUID voided = ofFirst.get(2);
            fixture.testDatabase().execute("""
                    insert into sales.sale_void (sale_id, session_id, reason, restocked, requested_by, authorized_by,
                        voided_at)
                    select sale_id, session_id, 'x', true, cashier_id, cashier_id, now() from sales.sale
                    where sale_id = '%s'""".formatted(voided));
            int register = fixture.register("T1").id();
            SaleReader reader = fixture.reader();

            assertThat(ids(reader, register, null, null)).isEqualTo(ofFirst);
            assertThat(ids(reader, register, 3L, null)).containsExactly(voided);
            assertThat(ids(reader, register, 6L, null)).isEmpty();
            assertThat(ids(reader, register, null, true)).containsExactly(voided);
            assertThat(ids(reader, register, null, false)).hasSize(4).doesNotContain(voided);
            assertThat(ids(reader, null, null, null)).hasSize(10).containsAll(ofFirst);
        }
    }

    @Test
    void aPrintedNumberNamesItsRegister() {
        assertThat(SaleNumber.parse("SCL-01-C1-00000012")).contains(new SaleNumber("SCL-01-C1", 12));
        assertThat(SaleNumber.parse(SaleView.formatNumber("T1", 123_456_789)))
                .contains(new SaleNumber("T1", 123_456_789));
        for (String wrong : List.of("", "12", "SCL-01-C1-12", "-00000012", "SCL-01-C1-0000000x", "a-00000012")) {
            assertThat(SaleNumber.parse(wrong)).as(wrong).isEmpty();
        }
    }

    private static List<UUID> ids(
            SaleReader reader, @Nullable Integer register, @Nullable Long number, @Nullable Boolean voided) {
        List<UUID> ids = new ArrayList<>();
        String after = null;
        do {
            Page<SaleView> page = reader.list(new SaleReader.Filter(
                    Optional.empty(),
                    Optional.ofNullable(register),
                    Optional.ofNullable(number),
                    Optional.ofNullable(voided),
                    Optional.empty(),
                    Period.ALWAYS,
                    Query.cursor(after, 2),
                    2));
            page.items().forEach(sale -> ids.add(sale.id()));
            after = page.next();
        } while (after != null);
        return ids;
    }
}
