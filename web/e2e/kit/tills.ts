import { type Api, api } from './api';

/** Leaves a till as the evening does, however it was found. */
export async function closeTill(register: string): Promise<void> {
  const server: Api = await api('admin');
  const tills = await server.get<{ items: { register: string; open: boolean }[] }>('/api/pos/cajas?limit=500');
  if (tills.items.some((each) => each.register === register && each.open)) {
    await server.send('POST', `/api/pos/cajas/${register}/cerrar`, { counted: [{ method: 'cash', amount: 0 }] });
  }
}

/** Leaves a till as the morning does, however it was found. */
export async function openTill(register: string, float: number): Promise<void> {
  await closeTill(register);
  const server: Api = await api('admin');
  await server.send('POST', `/api/pos/cajas/${register}/abrir`, { opening_float: float });
}
