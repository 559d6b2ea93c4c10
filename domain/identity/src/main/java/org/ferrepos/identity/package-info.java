/**
 * Who works where: the company with its branches and registers, the people and programs that act, and what they did.
 * Branches, registers and people are never deleted, only deactivated; every change of them is audited in its own
 * transaction. Entry points for other areas: {@link org.ferrepos.identity.BranchDirectory}, {@link
 * org.ferrepos.identity.Audit}, {@link org.ferrepos.identity.SupervisorApproval}.
 */
@NullMarked
package org.ferrepos.identity;

import org.jspecify.annotations.NullMarked;
