/** The way into the writer of sales for measurements without HTTP. Entry point: {@link WriterLoad}. */
@NullMarked
package org.ferrepos.sales.registration;

import org.jspecify.annotations.NullMarked;
