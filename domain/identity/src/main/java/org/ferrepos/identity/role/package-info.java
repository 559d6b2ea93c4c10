/**
 * Roles: those delivered with the program and those that administrators make. A role is a name for a set of
 * permissions; what callers may do is resolved from the names that their token or key carries, at every request and
 * from memory. Nobody gives, changes or takes what reaches further than they do. Entry points: {@link
 * org.ferrepos.identity.role.RoleDirectory}, {@link org.ferrepos.identity.role.Reach}.
 */
@NullMarked
package org.ferrepos.identity.role;

import org.jspecify.annotations.NullMarked;
