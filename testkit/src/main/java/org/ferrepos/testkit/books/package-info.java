/**
 * Proof that the books of a running or finished installation agree with themselves: sales with their lines and
 * payments, numbers without gaps, goods with the ledger, money with the tills. Only reads. Entry point: {@link
 * BooksCheck}.
 */
@NullMarked
package org.ferrepos.testkit.books;

import org.jspecify.annotations.NullMarked;
