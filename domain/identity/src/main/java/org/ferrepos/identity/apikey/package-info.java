/** Keys of programs: random secrets of which only a hash is kept. Entry point: {@link ApiKeys}. */
@NullMarked
package org.ferrepos.identity.apikey;

import org.jspecify.annotations.NullMarked;
