import { expect } from '@playwright/test';
import { api } from './api';

interface Delivery {
  id: number;
  key: string;
}

/** Has the server tell somebody by mail, which fails; returns what the list calls it. */
export async function failedDelivery(): Promise<Delivery> {
  const server = await api('admin');
  const schedule = await server.send<{ id: string }>('POST', '/api/jobs/programados', {
    kind: 'platform.job_cleanup',
    cron: '30 0 * * *',
    branch: 'SCL-01',
    enabled: false,
    recipients: ['gerencia@example.com'],
  });
  const { job_id: job } = await server.send<{ job_id: string }>(
    'POST',
    `/api/jobs/programados/${schedule.id}/ejecutar`,
    {},
  );
  await server.send('DELETE', `/api/jobs/programados/${schedule.id}`);
  const find = async () => {
    const { items } = await server.get<{ items: Delivery[] }>('/api/outbox/fallidos?limit=500');
    return items.find((each) => each.key === job);
  };
  await expect.poll(find, { timeout: 30_000 }).toBeDefined();
  const found = await find();
  if (found === undefined) {
    throw new Error(`nothing failed about ${job}`);
  }
  return found;
}
