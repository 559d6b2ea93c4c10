import { lazy, Suspense } from 'react';
import { ClearDialog } from './ClearDialog';
import { CustomerDialog } from './CustomerDialog';
import { DiscountDialog } from './DiscountDialog';
import type { DialogName, DialogProps } from './dialog';
import { ParkedDialog } from './ParkedDialog';
import { PriceCheckDialog } from './PriceCheckDialog';

const CashDialog = lazy(() => import('../closing/CashDialog'));
const ClosingDialog = lazy(() => import('../closing/ClosingDialog'));
const StatusDialog = lazy(() => import('./StatusDialog'));
const LoginDialog = lazy(() => import('./LoginDialog'));

/** Whatever a key of the till opens, beside charging. */
export default function TillDialog({ name, ...props }: DialogProps & { name: DialogName }) {
  return <Suspense fallback={null}>{dialog(name, props)}</Suspense>;
}

function dialog(name: DialogName, props: DialogProps) {
  switch (name) {
    case 'customer':
      return <CustomerDialog {...props} />;
    case 'discount':
      return <DiscountDialog {...props} />;
    case 'recall':
      return <ParkedDialog {...props} />;
    case 'priceCheck':
      return <PriceCheckDialog {...props} />;
    case 'clear':
      return <ClearDialog {...props} />;
    case 'cash':
      return <CashDialog {...props} />;
    case 'closing':
      return <ClosingDialog {...props} />;
    case 'status':
      return <StatusDialog {...props} />;
    case 'login':
      return <LoginDialog {...props} />;
  }
}
