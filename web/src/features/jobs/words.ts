import type { TFunction } from 'i18next';
import type { Job } from '@/kit/jobs/useJob';
import { wordOf } from '@/kit/text';

/** What people call a kind of job. */
export function kindOf(t: TFunction<'jobs', undefined>, job: Job): string {
  return wordOf(t, 'jobs.kinds', job.kind.replace('.', '_'));
}
