import type { Feature, Screen } from '@/kit/feature';
import { IconAlert, IconBoxes, IconCount, IconHistory, IconIncoming, IconTrash, IconTruck } from '@/kit/icons';
import type { Words } from '@/kit/text';

type Icon = NonNullable<Screen['menu']>['icon'];
const entry = (label: Words, icon: Icon) => ({ label, icon, group: 'warehouse' }) as const;

const screens = [
  {
    path: '/bodega',
    load: () => import('./overview/StockPage'),
    needs: 'stock.see_overview',
    menu: entry({ es: 'Stock', en: 'Stock' }, IconBoxes),
  },
  {
    path: '/bodega/recepcion',
    load: () => import('./receipt/ReceiptPage'),
    needs: 'stock.receive',
    menu: entry({ es: 'Recepción', en: 'Goods in' }, IconIncoming),
  },
  {
    path: '/bodega/conteo',
    load: () => import('./count/CountPage'),
    needs: 'stock.adjust',
    menu: entry({ es: 'Conteo', en: 'Count' }, IconCount),
  },
  {
    path: '/bodega/ajuste',
    load: () => import('./adjustment/AdjustmentPage'),
    needs: 'stock.adjust',
    menu: entry({ es: 'Ajustes y merma', en: 'Adjust and waste' }, IconTrash),
  },
  {
    path: '/bodega/critico',
    load: () => import('./critical/CriticalPage'),
    needs: 'stock.read_movements',
    menu: entry({ es: 'Stock crítico', en: 'Critical stock' }, IconAlert),
  },
  {
    path: '/bodega/traslados',
    load: () => import('./transfer/TransfersPage'),
    needs: 'stock.transfer',
    menu: entry({ es: 'Traslados', en: 'Transfers' }, IconTruck),
  },
  {
    path: '/bodega/traslados/nuevo',
    load: () => import('./transfer/NewTransferPage'),
    needs: 'stock.transfer',
  },
  {
    path: '/bodega/traslados/$id',
    load: () => import('./transfer/TransferPage'),
    needs: 'stock.transfer',
  },
  {
    path: '/bodega/movimientos',
    load: () => import('./ledger/LedgerPage'),
    needs: 'stock.read_movements',
    menu: entry({ es: 'Movimientos', en: 'Movements' }, IconHistory),
  },
] as const satisfies readonly Screen[];

export const stock = {
  name: 'stock',
  screens,
  offers: () => import('./offers'),
  messages: {
    es: () => import('./messages.es'),
    en: () => import('./messages.en'),
    'es-AR': () => import('./messages.es-AR'),
  },
} as const satisfies Feature;
