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
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.money.Country;
import org.ferrepos.platform.security.Caller;
import org.jdbi.v3.core.Handle;

/** Tells the rates of tax, adds new ones and withdraws those that have not begun. */
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
    Outcome<TaxRates> add(Caller caller, Dated wanted) {
        Optional<Problem> wrongDays = wrongDays(wanted);
        if (wrongDays.isPresent()) {
            return Outcome.refused(wrongDays.get());
        }
        return database.inTransaction(
                handle -> {
                    Revisions.raise(handle, "catalog");
                    TaxRates known = TaxStore.load(handle);
                    Optional<Dated> ended = endedBy(wanted, known);
                    Optional<Problem> refusal = unfit(wanted, known)
                            .or(() -> hasBegun(wanted, ended))
                            .or(() -> overlap(wanted, known, ended));
                    if (refusal.isPresent()) {
                        return Outcome.refused(refusal.get());
                    }
                    ended.ifPresent(rate -> TaxStore.end(handle, rate, wanted.validFrom()));
                    TaxStore.add(handle, wanted, ended.isPresent());
                    audit.record(
                            handle,
                            new AuditEntry(
                                    caller, "set_tax_rate", "tax", wanted.category(), ended.orElse(null), wanted));
                    return Outcome.done(TaxStore.load(handle));
                },
                Outcome::isDone);
    }

    /** Withdraws a rate before it begins anywhere; the one that it had ended goes on. */
    Outcome<TaxRates> withdraw(Caller caller, String category, Optional<Country> country, LocalDate validFrom) {
        return database.inTransaction(
                handle -> {
                    Revisions.raise(handle, "catalog");
                    TaxRates known = TaxStore.load(handle);
                    return country.flatMap(where -> rate(known, category, where, validFrom))
                            .map(rate -> withdraw(handle, caller, rate))
                            .orElseGet(() -> Outcome.refused(
                                    known.knows(category)
                                            ? Problem.of(CatalogProblem.TAX_RATE_NOT_FOUND, category, validFrom)
                                            : Problem.of(CatalogProblem.TAX_CATEGORY_NOT_FOUND, category)));
                },
                Outcome::isDone);
    }

    private Outcome<TaxRates> withdraw(Handle handle, Caller caller, Dated rate) {
        if (!rate.validFrom().isAfter(latestToday())) {
            return Outcome.refused(Problem.of(CatalogProblem.TAX_RATE_IN_FORCE, rate.validFrom()));
        }
        TaxStore.withdraw(handle, rate);
        TaxRates left = TaxStore.load(handle);
        Dated goesOn = siblings(rate, left)
                .filter(each -> each.holdsOn(rate.validFrom()))
                .findFirst()
                .orElse(null);
        audit.record(handle, new AuditEntry(caller, "withdraw_tax_rate", "tax", rate.category(), rate, goesOn));
        return Outcome.done(left);
    }

    private static Optional<Dated> rate(TaxRates known, String category, Country country, LocalDate validFrom) {
        return known.all().stream()
                .filter(rate -> rate.category().equals(category)
                        && rate.country() == country
                        && rate.validFrom().equals(validFrom))
                .findFirst();
    }

    private static Optional<Problem> wrongDays(Dated wanted) {
        LocalDate to = wanted.validTo();
        if (isOutside(wanted.validFrom())) {
            return Optional.of(Problem.invalid("valid_from", "tax.day", EARLIEST, LATEST));
        }
        if (to != null && isOutside(to)) {
            return Optional.of(Problem.invalid("valid_to", "tax.day", EARLIEST, LATEST));
        }
        return to != null && !to.isAfter(wanted.validFrom())
                ? Optional.of(Problem.invalid("valid_to", "tax.ends_before"))
                : Optional.empty();
    }

    private static boolean isOutside(LocalDate day) {
        return day.isBefore(EARLIEST) || day.isAfter(LATEST);
    }

    private static Optional<Problem> unfit(Dated wanted, TaxRates known) {
        if (!known.knows(wanted.category())) {
            return Optional.of(Problem.of(CatalogProblem.TAX_CATEGORY_NOT_FOUND, wanted.category()));
        }
        return wanted.category().equals(TaxCategory.EXEMPT)
                ? Optional.of(Problem.invalid("category", "tax.exempt_has_no_rate"))
                : Optional.empty();
    }

    private Optional<Problem> hasBegun(Dated wanted, Optional<Dated> ended) {
        LocalDate today = latestToday();
        return ended.isPresent() && !wanted.validFrom().isAfter(today)
                ? Optional.of(Problem.invalid("valid_from", "tax.has_begun", today))
                : Optional.empty();
    }

    /** Somewhere it may be tomorrow already, and sales of a day that has begun carry its rate. */
    private LocalDate latestToday() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(14));
    }

    private static Optional<Dated> endedBy(Dated wanted, TaxRates known) {
        return siblings(wanted, known)
                .filter(rate -> rate.validTo() == null && rate.validFrom().isBefore(wanted.validFrom()))
                .findFirst();
    }

    private static Optional<Problem> overlap(Dated wanted, TaxRates known, Optional<Dated> ended) {
        return siblings(wanted, known)
                .filter(rate -> !ended.equals(Optional.of(rate)) && overlap(rate, wanted))
                .findFirst()
                .map(rate -> Problem.of(CatalogProblem.TAX_RATE_OVERLAP, wanted.category(), wanted.country())
                        .withErrors(List.of(FieldError.of("valid_from", "tax.overlap", rate.validFrom()))));
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
