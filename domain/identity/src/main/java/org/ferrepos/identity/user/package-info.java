/** People who log in: their roles, their branch, and the rules on who may change whom. Entry point: {@link Users}. */
@NullMarked
package org.ferrepos.identity.user;

import org.jspecify.annotations.NullMarked;
