package org.ferrepos.sales.correction;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.ferrepos.identity.Approval;
import org.ferrepos.identity.Credentials;
import org.ferrepos.identity.SupervisorApproval;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.sales.SalesPermissions;
import org.ferrepos.sales.SalesProblem;
import org.jspecify.annotations.Nullable;

/** Finds who authorises an action: the caller where he may himself, otherwise a supervisor who logs in beside him. */
@Singleton
public final class SecondPerson {
    private final SupervisorApproval approval;

    @Inject
    SecondPerson(SupervisorApproval approval) {
        this.approval = approval;
    }

    /** The id of the authorising person; refused when there is none. Takes the time of a password check. */
    public Outcome<UUID> authorize(Caller caller, @Nullable Credentials credentials, String branchCode) {
        if (credentials != null) {
            return switch (approval.approve(caller, credentials, branchCode, SalesPermissions.APPROVE)) {
                case Approval.Approved approved -> Outcome.done(approved.supervisorId());
                case Approval.Refused refused -> Outcome.refused(refused.problem());
            };
        }
        if (caller.may(SalesPermissions.APPROVE)) {
            return Outcome.done(caller.id());
        }
        return Outcome.refused(Problem.of(SalesProblem.SUPERVISOR_REQUIRED));
    }
}
