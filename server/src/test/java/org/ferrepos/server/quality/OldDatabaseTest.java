package org.ferrepos.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.ferrepos.testkit.upgrade.OldDatabase;
import org.junit.jupiter.api.Test;

/** The database of an earlier version, from which upgrades are tried, is restored whole. */
final class OldDatabaseTest {
    @Test
    void everyTableHasRowsAndWhatLaterRulesWouldRefuseIsThere() {
        try (OldDatabase old = OldDatabase.restore()) {
            assertThat(old.rowCounts())
                    .hasSizeGreaterThan(30)
                    .allSatisfy((table, rows) -> assertThat(rows).as(table).isPositive());
            assertThat(text(old, """
                            select string_agg(code || '=' || sku, ' ' order by code)
                            from catalog.barcode join catalog.product using (product_id)
                            where ltrim(code, '0') = '36000291452'"""))
                    .isEqualTo("0036000291452=GTIN-13 036000291452=GTIN-12");
            assertThat(text(old, """
                            select string_agg(sku || '=' || name, ' ' order by sku)
                            from catalog.product where lower(sku) = 'caja-azul'"""))
                    .isEqualTo("CAJA-AZUL=Caja azul chica Caja-Azul=Caja azul grande");
        }
    }

    private static String text(OldDatabase old, String sql) {
        return old.database()
                .database()
                .read(handle -> handle.createQuery(sql).mapTo(String.class).one());
    }
}
