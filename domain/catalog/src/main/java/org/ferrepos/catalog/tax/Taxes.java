package org.ferrepos.catalog.tax;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrepos.catalog.CatalogProblem;
import org.ferrepos.catalog.TaxCategory;
import org.ferrepos.catalog.TaxRates;
import org.ferrepos.catalog.TaxRates.Dated;
import org.ferrepos.identity.Audit;
import org.ferrepos.identity.AuditEntry;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.Revisions;
import org.ferrepos.platform.http.FieldError;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.security.Caller;
import org.jdbi.v3.core.Handle;

/** Tells the rates of tax and adds new ones. */
@Singleton
final class Taxes {
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private final Database database;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Taxes(Database database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    TaxRates rates() {
        return database.read(TaxStore::load);
    }

    /** Adds a rate; one without an end that begins before it, and that it begins after, ends where it begins. */
    TaxRates add(Caller caller, Dated wanted) {
        return database.inTransaction(handle -> {
            Revisions.raise(handle, "catalog");
            TaxRates known = TaxStore.load(handle);
            if (!known.knows(wanted.category())) {
                throw Problem.of(CatalogProblem.TAX_CATEGORY_NOT_FOUND, wanted.category())
                        .toException();
            }
            if (wanted.category().equals(TaxCategory.EXEMPT)) {
                throw Problem.invalid("category", "tax.exempt_has_no_rate").toException();
            }
            checkDay("valid_from", wanted.validFrom());
            if (wanted.validTo() != null) {
                checkDay("valid_to", wanted.validTo());
            }
            if (wanted.validTo() != null && !wanted.validTo().isAfter(wanted.validFrom())) {
                throw Problem.invalid("valid_to", "tax.ends_before").toException();
            }
            Optional<Dated> ended = endedBy(wanted, known);
            refuseOverlap(wanted, known, ended);
            ended.ifPresent(rate -> end(handle, rate, wanted.validFrom()));
            TaxStore.add(handle, wanted);
            audit.record(
                    handle,
                    new AuditEntry(caller, "set_tax_rate", "tax", wanted.category(), ended.orElse(null), wanted));
            return TaxStore.load(handle);
        });
    }

    private static void checkDay(String field, LocalDate day) {
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            throw Problem.invalid(field, "tax.day", EARLIEST, LATEST).toException();
        }
    }

    private void end(Handle handle, Dated rate, LocalDate day) {
        // Somewhere it may be tomorrow already, and sales of a day that has begun carry its rate.
        LocalDate latestToday = LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(14));
        if (!day.isAfter(latestToday)) {
            throw Problem.invalid("valid_from", "tax.has_begun", latestToday).toException();
        }
        TaxStore.end(handle, rate, day);
    }

    private static Optional<Dated> endedBy(Dated wanted, TaxRates known) {
        return siblings(wanted, known)
                .filter(rate -> rate.validTo() == null && rate.validFrom().isBefore(wanted.validFrom()))
                .findFirst();
    }

    private static void refuseOverlap(Dated wanted, TaxRates known, Optional<Dated> ended) {
        siblings(wanted, known)
                .filter(rate -> !ended.equals(Optional.of(rate)) && overlap(rate, wanted))
                .findFirst()
                .ifPresent(rate -> {
                    throw Problem.of(CatalogProblem.TAX_RATE_OVERLAP, wanted.category(), wanted.country())
                            .withErrors(List.of(FieldError.of("valid_from", "tax.overlap", rate.validFrom())))
                            .toException();
                });
    }

    private static Stream<Dated> siblings(Dated wanted, TaxRates known) {
        return known.all().stream()
                .filter(rate -> rate.category().equals(wanted.category()) && rate.country() == wanted.country());
    }

    private static boolean overlap(Dated one, Dated other) {
        return (one.validTo() == null || other.validFrom().isBefore(one.validTo()))
                && (other.validTo() == null || one.validFrom().isBefore(other.validTo()));
    }
}
