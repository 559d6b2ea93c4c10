/** Notices of the platform on a real database, with real servers of mail and of a chat. */
@NullMarked
package org.ferrepos.platform.notify;

import org.jspecify.annotations.NullMarked;
