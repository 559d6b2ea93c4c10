import type { Column } from './column';

/** Starts a formula in a spreadsheet; a quote before it makes it text. */
const FORMULA = /^[=+\-@\t\r]/;

function field(value: string | number | null | undefined): string {
  if (typeof value === 'number') {
    return String(value);
  }
  const text = value ?? '';
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",;\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Rows as CSV with a head, for any spreadsheet. */
export function toCsv<T>(columns: readonly Column<T>[], rows: readonly T[]): string {
  const lines = [columns.map((column) => field(column.header)).join(',')];
  for (const row of rows) {
    lines.push(columns.map((column) => field(column.value(row))).join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}

export function downloadCsv<T>(name: string, columns: readonly Column<T>[], rows: readonly T[]): void {
  // The mark at the beginning tells spreadsheets that the text is UTF-8.
  download(name, new Blob(['\ufeff', toCsv(columns, rows)], { type: 'text/csv;charset=utf-8' }));
}

export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
