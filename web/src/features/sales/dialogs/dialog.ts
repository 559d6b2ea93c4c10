import type { Product } from '@/offline/catalog/product';
import type { CartStore } from '../till/cartStore';
import type { Device } from '../till/device';

/** What a key of the till opens, beside charging. */
export type DialogName =
  | 'customer'
  | 'recall'
  | 'cash'
  | 'discount'
  | 'priceCheck'
  | 'clear'
  | 'closing'
  | 'status'
  | 'login';
/** What each of them is given. */
export interface DialogProps {
  device: Device;
  store: CartStore;
  onClose: () => void;
  onAdd: (product: Product) => void;
  /** Scanned while a dialog was open that asks for a product. */
  scanned: string;
}
