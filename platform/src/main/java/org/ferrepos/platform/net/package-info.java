/**
 * The one way out: requests to addresses that people configured or that came from outside. Entry point: {@link
 * OutboundClient}.
 *
 * <p>A name is resolved once, every address it has must be public or in a network that the operator allowed, and the
 * connection goes to the address that was checked. Redirects are followed by hand and checked alike. Size, time,
 * redirects, retries and what one host may be asked while it fails are bounded.
 */
@NullMarked
package org.ferrepos.platform.net;

import org.jspecify.annotations.NullMarked;
