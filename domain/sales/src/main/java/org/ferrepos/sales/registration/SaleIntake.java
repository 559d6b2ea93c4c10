package org.ferrepos.sales.registration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.identity.Register;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.FieldError;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.sales.TaxIds;

/**
 * Checks what a sale must satisfy before any state is looked at, and turns it into a command. Nothing that can change
 * later is checked here: a repeated request must reach the sale that was registered under its id.
 */
@Singleton
final class SaleIntake {
    private static final Duration MAX_CLOCK_AHEAD = Duration.ofDays(2);
    /**
     * No till sold before this: its clock was never set. It is no nearer on purpose. A till whose clock runs late, or a
     * branch that is entered after it has sold, must not lose its sales; Backdating marks what is older than its session.
     */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private final BranchDirectory branches;
    private final Clock clock;

    @Inject
    SaleIntake(BranchDirectory branches, Clock clock) {
        this.branches = branches;
        this.clock = clock;
    }

    /** Checks the shape of a sale against branches and clock, or refuses it with every field at fault. */
    SaleCommand accept(SaleRequest request, Caller caller, Optional<UUID> approver) {
        List<FieldError> errors = new ArrayList<>();
        Optional<Register> register = register(request, errors);
        checkItems(request, errors);
        checkTime(request, errors);
        Optional<String> taxId = taxId(request, register, errors);
        if (!errors.isEmpty()) {
            throw Problem.of(CommonProblem.VALIDATION_FAILED).withErrors(errors).toException();
        }
        Register found = register.orElseThrow(() -> new IllegalStateException("an unknown register passed"));
        if (!caller.mayActAt(found.branch().code())) {
            throw Problem.of(CommonProblem.FORBIDDEN_BRANCH, found.branch().code())
                    .toException();
        }
        return new SaleCommand(
                request.id() == null ? Ids.next() : request.id(),
                request,
                found,
                soldAt(request, found),
                taxId,
                caller,
                approver,
                SaleContent.of(request, taxId));
    }

    private Optional<Register> register(SaleRequest request, List<FieldError> errors) {
        if (branches.branch(request.branch()).isEmpty()) {
            errors.add(FieldError.of("branch", "branch.unknown"));
            return Optional.empty();
        }
        Optional<Register> register = branches.register(request.register());
        if (register.isEmpty()) {
            errors.add(FieldError.of("register", "register.unknown"));
        } else if (!register.get().branch().code().equals(request.branch())) {
            errors.add(FieldError.of("register", "register.other_branch"));
        }
        return register;
    }

    private static void checkItems(SaleRequest request, List<FieldError> errors) {
        for (int i = 0; i < request.items().size() && errors.size() < 50; i++) {
            SaleRequest.Item item = request.items().get(i);
            if (!item.quantity().isPositive()) {
                errors.add(FieldError.of("items[" + i + "].quantity", "quantity.positive"));
            }
            SaleRequest.Discount discount = item.discount();
            if (discount != null && (discount.percent() == null) == (discount.amount() == null)) {
                errors.add(FieldError.of("items[" + i + "].discount", "discount.one"));
            }
            if (item.sku().chars().anyMatch(Character::isISOControl)) {
                errors.add(FieldError.of("items[" + i + "].sku", "field.text", 40));
            }
        }
    }

    private void checkTime(SaleRequest request, List<FieldError> errors) {
        if (request.soldAt() == null) {
            return;
        }
        Instant soldAt = request.soldAt().toInstant();
        if (soldAt.isAfter(clock.instant().plus(MAX_CLOCK_AHEAD))) {
            errors.add(FieldError.of("sold_at", "time.future"));
        } else if (soldAt.isBefore(EARLIEST)) {
            errors.add(FieldError.of("sold_at", "time.past"));
        }
    }

    private static Optional<String> taxId(SaleRequest request, Optional<Register> register, List<FieldError> errors) {
        if (request.customer() == null) {
            return Optional.empty();
        }
        String text = request.customer().taxId();
        if (register.isPresent() && register.get().branch().currency() != Currency.CLP) {
            return Optional.of(text.strip());
        }
        if (TaxIds.normalize(text).isEmpty()) {
            errors.add(FieldError.of("customer.tax_id", "tax_id.invalid"));
        }
        return Optional.of(text.strip());
    }

    private OffsetDateTime soldAt(SaleRequest request, Register register) {
        OffsetDateTime soldAt = request.soldAt() == null
                ? clock.instant().atZone(register.branch().zone()).toOffsetDateTime()
                : request.soldAt();
        // What PostgreSQL keeps; a repeated request must be answered with the same text.
        return soldAt.truncatedTo(ChronoUnit.MICROS);
    }
}
