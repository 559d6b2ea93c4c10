package org.ferrepos.catalog.imports;

import java.util.List;

/** The values of a record of the file, and the line it begins at. */
record CsvRow(long line, List<String> fields) {}
