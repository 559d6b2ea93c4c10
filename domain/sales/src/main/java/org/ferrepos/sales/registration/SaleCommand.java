package org.ferrepos.sales.registration;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.ferrepos.identity.Register;
import org.ferrepos.platform.idempotency.RequestContent;
import org.ferrepos.platform.security.Caller;

/**
 * A sale that passed the checks of its shape and waits to be registered.
 *
 * @param content tells a repeated request from another one under the same id
 * @param approver the supervisor who authorised a discount, if one did
 */
record SaleCommand(
        UUID id,
        SaleRequest request,
        Register register,
        OffsetDateTime soldAt,
        Optional<String> customerTaxId,
        Caller caller,
        Optional<UUID> approver,
        RequestContent content) {

    /** The day the sale counts for, by the clock on the branch's wall. */
    LocalDate businessDate() {
        return soldAt.atZoneSameInstant(register.branch().zone()).toLocalDate();
    }
}
