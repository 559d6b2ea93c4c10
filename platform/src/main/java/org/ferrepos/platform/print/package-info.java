/**
 * What printing needs whatever is printed: paper rolls and their widths, the characters a medium can show, wrapping,
 * fixed columns, embedded fonts, a PDF that is as long as its content. Knows nothing of what it prints; texts are made
 * safe for a medium by {@link org.ferrepos.platform.print.Repertoire} before they reach it. Entry points: {@link
 * org.ferrepos.platform.print.RollPaper}, {@link org.ferrepos.platform.print.TextColumns}, {@link
 * org.ferrepos.platform.print.PdfRoll}.
 */
@NullMarked
package org.ferrepos.platform.print;

import org.jspecify.annotations.NullMarked;
