import type { SomeKeys } from '@/kit/text';
import type spanish from './messages.es';

// What has another name in Argentina; everything else is as in the Spanish of Chile.
export default {
  stock: {
    receipt: { documentHint: 'Remito 1234, Proveedor' },
    adjustment: {
      reasons: {
        waste: 'Roto en depósito|Vencido|Humedad|Devuelto dañado|Uso interno',
        found: 'Encontrado en depósito|Error de recepción|Error de despacho',
      },
    },
  },
} satisfies SomeKeys<typeof spanish>;
