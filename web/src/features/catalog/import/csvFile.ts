/** A CSV file as far as the browser has to understand it: its header, its first rows, and where its body begins. */
export interface CsvFile {
  separator: ',' | ';';
  header: string[];
  /** The first rows, as people see them. */
  preview: string[][];
  /** Everything behind the header, unchanged, in UTF-8. */
  body: string;
  /** The file was not UTF-8, as spreadsheets of older makes write it; it is sent as UTF-8. */
  recoded: boolean;
}

const PREVIEW_ROWS = 8;

/** Text of a file in UTF-8, or in the code page of Western Windows where it is not. */
export function decode(bytes: ArrayBuffer): { text: string; recoded: boolean } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), recoded: false };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), recoded: true };
  }
}

/** Reads the header and the first rows; undefined where there is no header at all. */
export function readCsv(bytes: ArrayBuffer): CsvFile | undefined {
  const { text, recoded } = decode(bytes);
  const separator = detectSeparator(text);
  const first = readRecord(text, 0, separator);
  if (first === undefined || first.fields.every((field) => field.trim() === '')) {
    return undefined;
  }
  const preview: string[][] = [];
  let at = first.end;
  while (preview.length < PREVIEW_ROWS) {
    const record = readRecord(text, at, separator);
    if (record === undefined) {
      break;
    }
    at = record.end;
    if (record.fields.some((field) => field !== '')) {
      preview.push(record.fields);
    }
  }
  return {
    separator,
    header: first.fields.map((field) => field.trim()),
    preview,
    body: text.slice(first.end),
    recoded,
  };
}

/** The same decision as the server's: the header has more semicolons than commas, outside of quotes. */
function detectSeparator(text: string): ',' | ';' {
  let semicolons = 0;
  let commas = 0;
  let quoted = false;
  for (const letter of text) {
    if (!quoted && (letter === '\n' || letter === '\r')) {
      break;
    }
    quoted = letter === '"' ? !quoted : quoted;
    semicolons += !quoted && letter === ';' ? 1 : 0;
    commas += !quoted && letter === ',' ? 1 : 0;
  }
  return semicolons > commas ? ';' : ',';
}

/** One record from a place on, with quotes, doubled quotes and line breaks in quotes; undefined at the end. */
export function readRecord(
  text: string,
  start: number,
  separator: string,
): { fields: string[]; end: number } | undefined {
  if (start >= text.length) {
    return undefined;
  }
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  let at = start;
  for (; at < text.length; at++) {
    const letter = text[at];
    if (quoted) {
      if (letter !== '"') {
        field += letter;
      } else if (text[at + 1] === '"') {
        field += '"';
        at++;
      } else {
        quoted = false;
      }
    } else if (letter === '"' && field === '') {
      quoted = true;
    } else if (letter === separator) {
      fields.push(field);
      field = '';
    } else if (letter === '\n' || letter === '\r') {
      at += letter === '\r' && text[at + 1] === '\n' ? 2 : 1;
      return { fields: [...fields, field], end: at };
    } else {
      field += letter;
    }
  }
  return { fields: [...fields, field], end: at };
}
