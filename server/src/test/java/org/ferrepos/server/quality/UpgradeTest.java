package org.ferrepos.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ferrepos.catalog.product.CurrenciesOfBefore;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.platform.area.Area;
import org.ferrepos.platform.area.Areas;
import org.ferrepos.platform.area.DataReview;
import org.ferrepos.platform.db.ConnectionSettings;
import org.ferrepos.platform.db.DataReviews;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.Migrations;
import org.ferrepos.testkit.books.BooksCheck;
import org.ferrepos.testkit.upgrade.OldDatabase;
import org.junit.jupiter.api.Test;

/** A database of an earlier version comes to the schema of this build and loses nothing on the way. */
final class UpgradeTest {
    private static final List<Area> AREAS = Areas.ofThisProgram().all();

    /** What a company would miss first, whatever the tables are called around it. */
    private static final String SUMS = """
            select concat_ws(' ',
                (select sum(total) from sales.sale), (select sum(quantity) from sales.sale_line),
                (select sum(amount) from sales.payment), (select sum(total) from sales.sale_return),
                (select sum(on_hand) from stock.balance), (select sum(reserved) from stock.balance),
                (select sum(quantity) from stock.movement), (select sum(amount) from catalog.price),
                (select sum(cost) from catalog.product),
                (select string_agg(sku || name, ',' order by product_id) from catalog.product),
                (select string_agg(code || product_id, ',' order by code) from catalog.barcode),
                (select string_agg(username, ',' order by username) from identity.app_user),
                (select string_agg(action || key, ',' order by id) from identity.audit))""";

    @Test
    void theLastVersionWithOneHistoryIsUpgraded() throws SQLException {
        try (OldDatabase old = OldDatabase.restore()) {
            Map<String, Long> before = old.rowCounts();
            String sums = text(old, SUMS);
            assertThat(before)
                    .hasSizeGreaterThan(30)
                    .allSatisfy((table, rows) -> assertThat(rows).as(table).isPositive());

            assertThat(Migrations.migrate(old.settings(), AREAS)).isPositive();

            assertThat(SchemaTest.HEADER
                            + old.database().database().read(handle -> SchemaDump.of(handle, SchemaTest.SCHEMAS)))
                    .as("the upgraded schema is the one that a new installation gets")
                    .isEqualTo(Checkout.text(SchemaTest.FILE));
            assertThat(old.rowCounts())
                    .allSatisfy((table, rows) ->
                            assertThat(rows).as(table).isGreaterThanOrEqualTo(before.getOrDefault(table, 0L)));
            assertThat(text(old, SUMS)).isEqualTo(sums);
            assertThat(books(old)).isEmpty();
            assertThat(Migrations.migrate(old.settings(), AREAS)).isZero();
        }
    }

    /** What no migration may look up in another area's tables, the program writes down before its first request. */
    @Test
    void pricesAreInTheCurrencyOfTheirBranchOrOfTheCompany() throws SQLException {
        try (OldDatabase old = OldDatabase.restore()) {
            int _ = Migrations.migrate(old.settings(), AREAS);
            Database database = old.database().database();

            new CurrenciesOfBefore(database, new BranchDirectory(database)).start(true);

            assertThat(text(old, """
                            select string_agg(distinct coalesce(p.currency, '') || coalesce(b.currency, ' of the chain'), ',')
                            from catalog.price p left join identity.branch b on b.id = p.branch_id""")).isEqualTo("CLP of the chain,CLPCLP");
        }
    }

    @Test
    void whatLaterRulesWouldRefuseIsKeptAndListed() throws SQLException {
        try (OldDatabase old = OldDatabase.restore()) {
            int _ = Migrations.migrate(old.settings(), AREAS);

            Map<String, List<String>> listed;
            try (Connection connection = connect(old)) {
                listed = DataReviews.findings(connection, AREAS).stream()
                        .collect(Collectors.toMap(finding -> finding.review().key(), DataReviews.Finding::named));
            }
            assertThat(listed)
                    .isEqualTo(Map.of(
                            "review.shared_gtin", List.of("0036000291452 = GTIN-13, 036000291452 = GTIN-12"),
                            "review.sku_case", List.of("CAJA-AZUL = Caja azul chica, Caja-Azul = Caja azul grande")));
        }
    }

    /** However many there are, a person is shown the first of them and told the number. */
    @Test
    void manyAreCountedAndTheFirstAreNamed() throws SQLException {
        DataReview many = new DataReview("many", "select 'thing ' || number from generate_series(1, 5000) number");
        DataReview none = new DataReview("none", "select 'thing' where false");
        Area area = new Area() {
            @Override
            public String name() {
                return "things";
            }

            @Override
            public List<DataReview> reviews() {
                return List.of(none, many);
            }
        };
        try (OldDatabase old = OldDatabase.restore();
                Connection connection = connect(old)) {
            assertThat(DataReviews.findings(connection, List.of(area)))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.review()).isEqualTo(many);
                        assertThat(finding.count()).isEqualTo(5000);
                        assertThat(finding.named()).hasSize(20).startsWith("thing 1", "thing 2");
                    });
        }
    }

    private static String text(OldDatabase old, String sql) {
        return old.database()
                .database()
                .read(handle -> handle.createQuery(sql).mapTo(String.class).one());
    }

    private static List<BooksCheck.Finding> books(OldDatabase old) throws SQLException {
        try (Connection connection = connect(old)) {
            return BooksCheck.findings(connection);
        }
    }

    private static Connection connect(OldDatabase old) throws SQLException {
        ConnectionSettings settings = old.settings();
        return DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
    }
}
