/**
 * Terms of the trade that mean the same to a customer: groups that an administrator edits, filled once from the file
 * delivered with the program. Entry points: {@link SynonymIndex}, {@link SynonymResource}.
 */
@NullMarked
package org.ferrepos.catalog.synonym;

import org.jspecify.annotations.NullMarked;
