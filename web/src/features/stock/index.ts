import { lazy } from 'react';
import type { Feature, Screen } from '@/kit/feature';
import { IconAlert, IconBoxes, IconCount, IconHistory, IconIncoming, IconTrash, IconTruck } from '@/kit/icons';
import { KEEPERS, LOOKERS, READERS, RECEIVERS } from './access';
import { messages } from './messages';

type Icon = NonNullable<Screen['menu']>['icon'];
const entry = (name: string, icon: Icon) =>
  ({ labelKey: `stock.menu.${name}`, icon, group: 'warehouse' }) satisfies Screen['menu'];

const screens: readonly Screen[] = [
  {
    path: '/bodega',
    component: lazy(() => import('./overview/StockPage')),
    roles: LOOKERS,
    menu: entry('overview', IconBoxes),
  },
  {
    path: '/bodega/recepcion',
    component: lazy(() => import('./receipt/ReceiptPage')),
    roles: RECEIVERS,
    menu: entry('receipt', IconIncoming),
  },
  {
    path: '/bodega/conteo',
    component: lazy(() => import('./count/CountPage')),
    roles: KEEPERS,
    menu: entry('count', IconCount),
  },
  {
    path: '/bodega/ajuste',
    component: lazy(() => import('./adjustment/AdjustmentPage')),
    roles: KEEPERS,
    menu: entry('adjustment', IconTrash),
  },
  {
    path: '/bodega/critico',
    component: lazy(() => import('./critical/CriticalPage')),
    roles: READERS,
    menu: entry('critical', IconAlert),
  },
  {
    path: '/bodega/traslados',
    component: lazy(() => import('./transfer/TransfersPage')),
    roles: KEEPERS,
    menu: entry('transfers', IconTruck),
  },
  {
    path: '/bodega/traslados/nuevo',
    component: lazy(() => import('./transfer/NewTransferPage')),
    roles: KEEPERS,
  },
  {
    path: '/bodega/traslados/$id',
    component: lazy(() => import('./transfer/TransferPage')),
    roles: KEEPERS,
  },
  {
    path: '/bodega/movimientos',
    component: lazy(() => import('./ledger/LedgerPage')),
    roles: READERS,
    menu: entry('ledger', IconHistory),
  },
];

export const stock: Feature = { screens, messages };
