import { expect, test } from 'vitest';
import type { Job } from '@/kit/jobs/useJob';
import { followed } from './queries';

const job = (id: string, status: Job['status']): Job => ({
  id,
  kind: 'catalog.import',
  status,
  progress: 0,
  created_at: '2026-11-30T12:00:00Z',
  owner: 'ana',
  attempts: 1,
});

test('a list follows the first that run, however many there are', () => {
  const jobs = [job('1', 'queued'), job('2', 'running'), job('3', 'done'), job('4', 'running'), job('5', 'running')];
  expect([...followed(jobs)]).toEqual(['2', '4']);
  expect([...followed([job('1', 'queued'), job('2', 'failed')])]).toEqual([]);
});
