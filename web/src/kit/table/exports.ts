import { raw } from '@/api/client';
import { download } from './csv';

export const FORMATS = ['csv', 'xlsx', 'pdf'] as const;
export type Format = (typeof FORMATS)[number];

/** Where the server writes a list to a file, and the filter of what it shows. */
export interface ExportSource {
  path: `/api/${string}/exportar`;
  query: Readonly<Record<string, string | number | boolean | null | undefined>>;
}

export function exportAddress({ path, query }: ExportSource, format: Format): string {
  const search = new URLSearchParams({ format });
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') {
      search.set(name, String(value));
    }
  }
  return `${path}?${search}`;
}

/** The name that the server gives the file. */
export function fileName(disposition: string | null, fallback: string): string {
  return /filename="([^"/\\]+)"/.exec(disposition ?? '')?.[1] ?? fallback;
}

/** Asks for everything the filter shows, of however many pages, and hands it to the browser. */
export async function downloadExport(source: ExportSource, format: Format): Promise<void> {
  const response = await raw(exportAddress(source, format));
  download(fileName(response.headers.get('Content-Disposition'), `lista.${format}`), await response.blob());
}
