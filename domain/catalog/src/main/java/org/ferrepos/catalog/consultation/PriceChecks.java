package org.ferrepos.catalog.consultation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.ferrepos.catalog.CatalogProblem;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Problem;

/** Finds what a customer scanned, with one query. */
@Singleton
final class PriceChecks {
    private static final int MAX_CODE_LENGTH = 64;

    private static final String FIND = """
            select p.sku, p.name, p.brand, p.unit,
                   (select amount from catalog.price
                    where product_id = p.product_id and valid_from <= :at
                      and (branch_id is null or branch_id = :branch)
                      and currency = :currency
                    order by branch_id nulls last, valid_from desc, price_id desc limit 1) as price
            from catalog.product p
            where p.active and p.product_id = coalesce(
                (select product_id from catalog.barcode where code = :code),
                (select product_id from catalog.product where sku = :code))
            """;

    private final Database database;
    private final Clock clock;

    @Inject
    PriceChecks(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The active product of a barcode or an exact SKU. */
    Outcome<PriceCheck> check(String code, Branch branch) {
        OffsetDateTime now = clock.instant().atZone(branch.zone()).toOffsetDateTime();
        Optional<PriceCheck> found = code.length() > MAX_CODE_LENGTH || code.indexOf('\0') >= 0
                ? Optional.empty()
                : database.read(handle -> handle.createQuery(FIND)
                        .bind("at", now.withOffsetSameInstant(ZoneOffset.UTC))
                        .bind("branch", branch.id())
                        .bind("currency", branch.currency())
                        .bind("code", code)
                        .map((rows, context) -> new PriceCheck(
                                rows.getString("sku"),
                                rows.getString("name"),
                                rows.getString("brand"),
                                rows.getString("unit"),
                                rows.getObject("price", Long.class),
                                branch.currency(),
                                branch.code(),
                                now))
                        .findOne());
        return Outcome.found(
                found, Problem.of(CatalogProblem.PRODUCT_NOT_FOUND, code.length() > MAX_CODE_LENGTH ? "" : code));
    }
}
