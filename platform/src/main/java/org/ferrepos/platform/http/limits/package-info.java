/**
 * Token-bucket rate limits: which limit a request falls under ({@link
 * org.ferrepos.platform.http.limits.RateLimitPolicy}) and whether one more call fits ({@link
 * org.ferrepos.platform.http.limits.RateLimiter}), counted in this process or shared by all processes in Redis.
 *
 * <p>Invariants: no call blocks, so an event loop may use everything here; no call fails, a lost Redis only means that
 * each process counts alone until it is back; the memory taken is bounded however many callers there are; and no more
 * than a limit's capacity passes within its window, counted from the first call.
 */
@NullMarked
package org.ferrepos.platform.http.limits;

import org.jspecify.annotations.NullMarked;
