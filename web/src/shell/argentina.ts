import type { MessageTree } from '@/kit/text';

/** What has another name in Argentina; everything else is as in the Spanish of Chile. */
export const argentina: MessageTree = {
  app: { groups: { warehouse: 'Depósito' } },
  overview: { figures: { count: 'Tickets', average: 'Ticket promedio' } },
  catalog: {
    taxes: { affected: 'Gravado con IVA' },
    form: { nameHint: 'Como sale en el ticket y en la búsqueda' },
  },
  identity: {
    role: { deposito: 'Depósito' },
    branches: { commune: 'Localidad' },
    audit: { facts: { commune: 'Localidad' } },
  },
  stock: {
    receipt: { documentHint: 'Remito 1234, Proveedor' },
    adjustment: {
      reasons: {
        waste: 'Roto en depósito|Vencido|Humedad|Devuelto dañado|Uso interno',
        found: 'Encontrado en depósito|Error de recepción|Error de despacho',
      },
    },
  },
};
