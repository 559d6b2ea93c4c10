package org.ferrepos.catalog.tax;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.ferrepos.catalog.TaxRates;
import org.ferrepos.platform.db.Pipeline;
import org.ferrepos.platform.money.Country;
import org.ferrepos.platform.money.TaxRate;
import org.jdbi.v3.core.Handle;

/** The tables of categories and rates, in the transaction of the caller. */
public final class TaxStore {
    // One statement, so that both come from the same moment; a category without a rate is a row with nulls.
    private static final String LOAD = """
            select c.category, r.country, r.hundredths, r.valid_from, r.valid_to
            from catalog.tax_category c left join catalog.tax_rate r on r.category = c.category
            """;

    private TaxStore() {}

    /** All categories and rates. */
    public static TaxRates load(Handle handle) {
        Collector rows = new Collector();
        handle.createQuery(LOAD).map((row, context) -> rows.add(row)).forEach(all -> {});
        return rows.finish();
    }

    /** As {@link #load(Handle)}, without an exchange of its own. */
    public static Pipeline.Result<TaxRates> load(Pipeline pipeline) {
        return pipeline.query(LOAD, parameters -> {}, rows -> {
            Collector collector = new Collector();
            while (rows.next()) {
                collector.add(rows);
            }
            return collector.finish();
        });
    }

    static void add(Handle handle, TaxRates.Dated rate, boolean endsPrevious) {
        handle.createUpdate("""
                        insert into catalog.tax_rate (category, country, hundredths, valid_from, valid_to, ends_previous)
                        values (:category, :country, :hundredths, :from, :to, :ends)""")
                .bind("category", rate.category())
                .bind("country", rate.country())
                .bind("hundredths", rate.rate().hundredths())
                .bind("from", rate.validFrom())
                .bind("to", rate.validTo())
                .bind("ends", endsPrevious)
                .execute();
    }

    /** Takes a rate away; the one that it had ended goes on until the next begins. */
    static void withdraw(Handle handle, TaxRates.Dated rate) {
        boolean endedPrevious = handle.createQuery("""
                        delete from catalog.tax_rate
                        where category = :category and country = :country and valid_from = :from
                        returning ends_previous""")
                .bind("category", rate.category())
                .bind("country", rate.country())
                .bind("from", rate.validFrom())
                .mapTo(Boolean.class)
                .one();
        if (endedPrevious) {
            handle.createUpdate("""
                            update catalog.tax_rate set valid_to = (
                                select min(n.valid_from) from catalog.tax_rate n
                                where n.category = :category and n.country = :country and n.valid_from > :from)
                            where category = :category and country = :country and valid_to = :from""")
                    .bind("category", rate.category())
                    .bind("country", rate.country())
                    .bind("from", rate.validFrom())
                    .execute();
        }
    }

    /** Lets a rate end before a day. */
    static void end(Handle handle, TaxRates.Dated rate, LocalDate day) {
        handle.createUpdate("""
                        update catalog.tax_rate set valid_to = :day
                        where category = :category and country = :country and valid_from = :from""")
                .bind("day", day)
                .bind("category", rate.category())
                .bind("country", rate.country())
                .bind("from", rate.validFrom())
                .execute();
    }

    private static final class Collector {
        private final List<String> categories = new ArrayList<>();
        private final List<TaxRates.Dated> rates = new ArrayList<>();

        private Collector add(ResultSet row) throws SQLException {
            String category = row.getString("category");
            categories.add(category);
            String country = row.getString("country");
            if (country != null) {
                rates.add(new TaxRates.Dated(
                        category,
                        Country.valueOf(country),
                        new TaxRate(row.getInt("hundredths")),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class)));
            }
            return this;
        }

        private TaxRates finish() {
            return new TaxRates(categories, rates);
        }
    }
}
