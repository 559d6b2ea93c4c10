import { download } from '@/kit/table/csv';

export function downloadJson(name: string, json: string): void {
  const day = new Date().toISOString().slice(0, 16).replace(/[:T]/g, '-');
  download(`${name}-${day}.json`, new Blob([json], { type: 'application/json' }));
}
