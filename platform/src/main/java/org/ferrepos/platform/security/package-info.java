/** Who calls: the authenticated caller, its roles and the branch it belongs to. Entry point: {@link Caller}. */
@NullMarked
package org.ferrepos.platform.security;

import org.jspecify.annotations.NullMarked;
