import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, data, type Schemas } from '@/api/client';

export type Transfer = Schemas['Transfer'];
export type TransferStatus = Schemas['TransferStatus'];

export const STATUSES: readonly TransferStatus[] = ['draft', 'sent', 'received', 'cancelled'];
export const STATUS_COLORS: Record<TransferStatus, string> = {
  draft: 'gray.7',
  sent: 'orange',
  received: 'teal',
  cancelled: 'red',
};

export function useTransfer(id: string) {
  return useQuery({
    queryKey: ['stock', 'transfer', id],
    queryFn: () => data(api.GET('/api/deposito/traslados/{id}', { params: { path: { id } } })),
  });
}

/** Sending and giving up: each may be repeated without doing it twice. */
export function useTransferStep(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (step: 'enviar' | 'cancelar') =>
      step === 'enviar'
        ? data(api.POST('/api/deposito/traslados/{id}/enviar', { params: { path: { id } } }))
        : data(api.POST('/api/deposito/traslados/{id}/cancelar', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['stock'] }),
  });
}
