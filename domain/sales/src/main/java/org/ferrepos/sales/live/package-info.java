/**
 * What happens in the shops as it happens, for screens that stay open. One poller asks the database however many listen,
 * and none does when nobody listens. Entry point: {@link LiveHub}.
 */
@NullMarked
package org.ferrepos.sales.live;

import org.jspecify.annotations.NullMarked;
