/**
 * Tables out of the product as CSV, XLSX or PDF: one streamed writer for every list and report. Columns are typed, so
 * that a code stays text and an amount a number in each format; rows are pushed one by one and never held, so memory does
 * not grow with the table. What a spreadsheet would take for a formula is made text. Entry points: {@link
 * org.ferrepos.platform.tables.TableWriter#open} for a stream, {@link org.ferrepos.platform.tables.TableExports} for the
 * answer to a request.
 */
@NullMarked
package org.ferrepos.platform.tables;

import org.jspecify.annotations.NullMarked;
