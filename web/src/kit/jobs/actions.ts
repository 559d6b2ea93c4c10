import { api, data, raw } from '@/api/client';
import { download } from '@/kit/table/csv';
import type { Job } from './useJob';

export async function cancelJob(id: string): Promise<Job> {
  return data(api.POST('/api/jobs/{id}/cancelar', { params: { path: { id } }, body: {} }));
}

/** Saves the file a job made under the name it gave it. */
export async function downloadResult(job: Job): Promise<void> {
  const answer = await raw(`/api/jobs/${job.id}/resultado`);
  download(job.result?.name ?? job.id, await answer.blob());
}
