package org.ferrepos.identity;

import java.util.UUID;
import org.ferrepos.platform.http.Problem;

/** The outcome of asking a second person to approve an action. */
public sealed interface Approval {

    /** The person may approve at that branch and proved who they are. */
    record Approved(UUID supervisorId, String name) implements Approval {}

    /** Nobody approved; the problem says why and can be answered as it is. */
    record Refused(Problem problem) implements Approval {}
}
