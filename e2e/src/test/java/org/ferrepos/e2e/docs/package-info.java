/** The documentation against the program it describes: what is to be pasted works, what is listed is there. */
@NullMarked
package org.ferrepos.e2e.docs;

import org.jspecify.annotations.NullMarked;
