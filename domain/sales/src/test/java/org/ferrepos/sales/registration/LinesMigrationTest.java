package org.ferrepos.sales.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ferrepos.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

/** Sales of before, with lines and payments in tables of their own, are the same sales afterwards. */
final class LinesMigrationTest {
    private static final List<String> BEFORE = List.of(
            "V202611210140__sales.sql",
            "V202611220342__corrections_by_time.sql",
            "V202611221410__refunds_by_document.sql",
            "V202611300122__day_totals.sql");

    private static final String CONTENT = """
            (select jsonb_agg(l order by l.sale_id, l.line)::text from sales.sale_line l)
                || (select jsonb_agg(p order by p.sale_id, p.line)::text from sales.payment p)""";

    @Test
    void whatWasSoldStaysAsItWas() throws IOException {
        try (TestDatabase database = TestDatabase.create()) {
            for (String file : BEFORE) {
                database.execute(sql(file));
            }
            database.execute("""
                    insert into sales.sale (sale_id, register_id, number, branch_id, session_id, business_date, sold_at,
                        sold_offset_seconds, cashier_id, currency, subtotal, discount_total, net, tax, exempt, total,
                        cash_rounding, paid, change_given, content_hash)
                    select uuidv7(), 1, n, 1, uuidv7(), date '2026-11-29', now(), 0, uuidv7(), 'CLP', 100, 0, 84, 16, 0, 100,
                        0, 100, 0, '\\x00' from generate_series(1, 50) n;
                    insert into sales.sale_line
                    select sale_id, l, number * 10 + l, 'SKU "' || l || '" \\ñ{,}', 'Nombre, ' || l, 'un', l + 0.125, 1000 * l,
                        l, 990 * l, 500, l % 2 = 0
                    from sales.sale cross join lateral generate_series(1, 1 + number % 4) l;
                    insert into sales.payment
                    select sale_id, l, case l when 1 then 'cash' else 'debit' end, 10 * l,
                        case when l = 2 then 'ref, "x"' end
                    from sales.sale cross join lateral generate_series(1, number % 3) l;
                    insert into sales.sale_void
                    select sale_id, session_id, 'x', true, cashier_id, cashier_id, now() from sales.sale where number = 7""");
            String before = content(database);
            database.execute(sql("V202611300123__lines_in_their_sale.sql"));
            assertThat(content(database)).isEqualTo(before);
            long voids = database.database()
                    .read(handle -> handle.createQuery("select count(*) from sales.sale_void")
                            .mapTo(Long.class)
                            .one());
            assertThat(voids).isEqualTo(1);
        }
    }

    private static String content(TestDatabase database) {
        return database.database()
                .read(handle -> handle.createQuery("select " + CONTENT)
                        .mapTo(String.class)
                        .one());
    }

    private static String sql(String file) throws IOException {
        try (InputStream text = LinesMigrationTest.class.getResourceAsStream("/db/migration/sales/" + file)) {
            assertThat(text).as(file).isNotNull();
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
