import { liveQuery } from 'dexie';
import type { Schemas } from '@/api/client';
import { connection } from '@/api/connection';
import { database, type StoredSale } from '@/offline/database';
import { backToCart, commitSale, letGo } from '@/offline/journal';
import { authorizeSale, sender, startSending } from '@/offline/sending';
import type { Cart } from '../till/cart';
import type { PreparedSale } from './receipt';

/** How charging ended: the sale stands, with or without the server's number, or its cart is as before. */
export type Outcome =
  | { kind: 'sold'; sale: StoredSale }
  | { kind: 'refused'; problem: NonNullable<StoredSale['problem']> };

/** How long a customer waits for the server's number before the receipt goes without it. */
const PATIENCE_MILLIS = 2_000;
/** Checking a second person's password takes its time, and the till's own word is not enough. */
const PATIENCE_WITH_AUTHORIZATION_MILLIS = 10_000;

export interface Charge extends PreparedSale {
  cart: Cart;
  madeBy: string;
  authorization?: Schemas['Credentials'] | undefined;
  /** Whether the screen that will show the receipt is still there: the session may end while the server is asked. */
  isShown: () => boolean;
}

/**
 * Writes the sale into the journal, sends it, and waits a moment for the answer. Online and offline take this one path.
 * Only a refusal that comes while the cashier still waits undoes it: before `letGo`, no receipt was shown; after it, the
 * sale stands.
 */
export async function charge({ request, receipt, cart, madeBy, authorization, isShown }: Charge): Promise<Outcome> {
  const attended = connection.current.online && sender.state !== 'login';
  authorizeSale(cart.id, authorization);
  const stored = await commitSale({
    id: cart.id,
    register: request.register,
    request,
    receipt,
    cart,
    madeBy,
    attended,
  }).catch((error: unknown) => {
    authorizeSale(cart.id, undefined);
    throw error;
  });
  startSending();
  void sender.wake();
  if (stored.attended) {
    await answered(stored.id, authorization === undefined ? PATIENCE_MILLIS : PATIENCE_WITH_AUTHORIZATION_MILLIS);
  }
  const sale = (await letGo(stored.id, isShown())) ?? stored;
  if (sale.state === 'refused' && sale.problem !== undefined) {
    await backToCart(sale.id, '');
    return { kind: 'refused', problem: sale.problem };
  }
  return { kind: 'sold', sale };
}

/** Until the server has answered, cannot be reached, or has taken too long. */
function answered(id: string, patienceMillis: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      watched.unsubscribe();
      unsubscribe();
      resolve();
    };
    const timer = setTimeout(done, patienceMillis);
    const watched = liveQuery(() => database.sales.get(id)).subscribe((sale) => {
      if (sale !== undefined && sale.state !== 'waiting') {
        done();
      }
    });
    const unsubscribe = sender.subscribe(() => {
      if (sender.state === 'unavailable' || sender.state === 'login') {
        done();
      }
    });
  });
}
