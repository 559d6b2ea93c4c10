import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useConnection } from '@/api/connection';
import { sentenceOf } from '@/api/problem';
import { formatTime } from '@/kit/dates';
import { Loading } from '@/kit/states';
import { formatMoney } from '@/money/format';
import type { Product } from '@/offline/catalog/product';
import { replica } from '@/offline/catalog/replica';
import type { StoredSale } from '@/offline/database';
import { recover, trim } from '@/offline/journal';
import { isDiskFull, keepReserve } from '@/offline/reserve';
import { may, useUser } from '@/offline/session/session';
import { ChargeDialog } from '../charge/ChargeDialog';
import { SaleDone } from '../charge/SaleDone';
import type { DialogName } from '../dialogs/dialog';
import { beep } from './beep';
import { CartTable } from './CartTable';
import { MAX_LINES, ONE } from './cart';
import { CartStore, useCart } from './cartStore';
import { type Device, tillState } from './device';
import { KeyBar } from './KeyBar';
import type { TillCommand } from './keys';
import { changedPrices, findByCode } from './lookup';
import { readSearch } from './quantityPrefix';
import { SearchBox } from './SearchBox';
import { SidePanel } from './SidePanel';
import { TillHead } from './TillHead';
import classes from './till.module.css';
import { useSearch } from './useSearch';
import { useTillKeys } from './useTillKeys';

const loadDialogs = () => import('../dialogs/TillDialog');
const TillDialog = lazy(loadDialogs);
const OpenTill = lazy(() => import('../closing/OpenTill'));

/** Behind the start, which takes the processor for itself. */
const LOAD_DIALOGS_MILLIS = 2_000;

type Open = { name: DialogName | 'charge' } | { name: 'done'; sale: StoredSale };

/** One till, ready to sell. */
export function Till({ device }: { device: Device }) {
  const { t } = useTranslation('sales');
  const { register, branch, currency } = device;
  const user = useUser();
  const { online } = useConnection();
  const queries = useQueryClient();
  const store = useMemo(() => new CartStore(register), [register]);
  const cart = useCart(store);
  const [open, setOpen] = useState<Open>();
  const [checked, setChecked] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const seller = !may(user, 'sales.operate_till');

  const till = useQuery({
    queryKey: ['sales', 'till', register],
    queryFn: () => tillState(register),
    enabled: online && !seller,
    refetchInterval: 60_000,
  });

  useEffect(() => {
    void recover(register, t('sales.parked.interrupted'))
      .catch(() => undefined)
      .then(() => store.load());
  }, [register, store, t]);

  const isClosed = till.data?.state === 'closed';
  useEffect(() => {
    if (isClosed) {
      void trim(register, Date.now()).catch(() => undefined);
    }
  }, [register, isClosed]);

  // Who knows the keys types on into a dialog, also into the first: it does not come over the network then.
  useEffect(() => {
    const timer = setTimeout(() => void loadDialogs().catch(() => undefined), LOAD_DIALOGS_MILLIS);
    return () => clearTimeout(timer);
  }, []);

  const close = useCallback(() => {
    setOpen(undefined);
    // After the dialog has given the focus back.
    setTimeout(() => input.current?.focus(), 0);
  }, []);

  const add = useCallback(
    (product: Product, quantity = ONE) => {
      const before = store.current;
      store.dispatch({ type: 'add', product, quantity });
      if (store.loaded && store.current === before) {
        beep();
        notifications.show({
          color: 'orange',
          message:
            product.price === null
              ? t('sales.search.priceless', { name: product.name, currency: product.currency })
              : t('sales.cart.full', { count: MAX_LINES }),
        });
      }
    },
    [store, t],
  );

  const search = useSearch({ branch, onAdd: add });

  const scans = useRef<Promise<unknown>>(Promise.resolve());
  const unknown = useRef(0);
  const scan = (code: string) => {
    if (open?.name === 'charge' || open?.name === 'login' || open?.name === 'closing') {
      beep();
      return;
    }
    if (open?.name === 'priceCheck') {
      setChecked(code);
      return;
    }
    if (open?.name === 'done') {
      close();
    }
    const typed = readSearch(search.text);
    // Whoever types a quantity as fast as a scanner has it in the scan.
    const scanned = readSearch(code);
    const quantity = scanned.quantity ?? typed.quantity ?? ONE;
    search.setText('');
    // One after the other, in the order of the goods.
    scans.current = scans.current.then(async () => {
      const product = await findByCode(scanned.query, branch).catch(() => undefined);
      if (product !== undefined) {
        add(product, quantity);
        return;
      }
      unknown.current += 1;
      beep();
      search.setText(scanned.query);
      setTimeout(() => input.current?.select(), 0);
      notifications.show({ color: 'red', message: t('sales.search.unknown', { code: scanned.query }) });
    });
  };

  /** Nobody is charged a price that was not shown; the lines show the new ones, and which they are. */
  const reprice = async () => {
    const prices = await changedPrices(store.current, branch).catch(() => new Map<string, number>());
    const lines = store.current.lines.filter((line) => prices.has(line.sku));
    store.dispatch({ type: 'reprice', prices });
    // The copy on this device learns it before the next scan.
    void replica.update();
    for (const { key, name, sku, unitPrice } of lines) {
      notifications.show({
        id: `price-${key}`,
        color: 'orange',
        autoClose: false,
        message: t('sales.charge.repriced', {
          name,
          before: formatMoney(unitPrice, currency),
          now: formatMoney(prices.get(sku) ?? unitPrice, currency),
        }),
      });
    }
  };

  const warnOfFullDisk = async () => {
    if (isDiskFull() && !(await keepReserve())) {
      notifications.show({ id: 'disk', color: 'red', autoClose: false, message: t('sales.status.diskFull') });
    }
  };

  const park = () => {
    if (cart.lines.length > 0) {
      const label = t('sales.parked.label', { time: formatTime(new Date()), name: user.name });
      void store.park(label).then(
        () => notifications.show({ message: t('sales.parked.done') }),
        (error: unknown) => notifications.show({ color: 'red', message: sentenceOf(error) }),
      );
    }
  };

  const command = (wanted: TillCommand) => {
    const seen = unknown.current;
    switch (wanted) {
      case 'search':
        input.current?.focus();
        input.current?.select();
        break;
      case 'park':
        park();
        break;
      case 'charge':
        // What was scanned is charged, also where its product is still being looked up; and never a cart that is just
        // being put aside, which would be sold and waiting at once.
        void scans.current
          .then(() => store.atHand())
          .then(() => {
            // A product that could not be found meanwhile is seen to first; the next press charges without it.
            if (unknown.current === seen && store.current.lines.length > 0) {
              // At once: the next key is the dialog's, however soon it comes.
              flushSync(() => setOpen({ name: 'charge' }));
            }
          });
        break;
      case 'discount':
        if (cart.lines.length > 0) {
          setOpen({ name: 'discount' });
        }
        break;
      case 'more':
        store.dispatch({ type: 'step', by: ONE });
        break;
      case 'less':
        store.dispatch({ type: 'step', by: -ONE });
        break;
      case 'remove':
        store.dispatch({ type: 'remove', key: undefined });
        break;
      case 'next':
        store.dispatch({ type: 'move', by: 1 });
        break;
      case 'previous':
        store.dispatch({ type: 'move', by: -1 });
        break;
      case 'back':
        search.setText('');
        input.current?.focus();
        break;
      default:
        setChecked('');
        setOpen({ name: wanted });
    }
  };

  useTillKeys({
    onCommand: command,
    onScan: scan,
    dialogOpen: open !== undefined,
    searchInput: () => input.current,
  });

  const closed = isClosed && online;
  const dialogName = open !== undefined && open.name !== 'charge' && open.name !== 'done' ? open.name : undefined;
  return (
    <div className={classes.page}>
      <TillHead device={device} cart={cart} onOpen={(name) => setOpen({ name })} />
      {closed && dialogName === 'closing' ? (
        <div className={classes.main} />
      ) : closed ? (
        <div className={classes.main}>
          <Suspense fallback={<Loading />}>
            <OpenTill
              device={device}
              onOpened={() => void queries.invalidateQueries({ queryKey: ['sales', 'till', register] })}
            />
          </Suspense>
        </div>
      ) : (
        <>
          <div className={classes.main}>
            <SearchBox ref={input} {...search.box} />
            <CartTable cart={cart} currency={currency} dispatch={(action) => store.dispatch(action)} />
          </div>
          <SidePanel cart={cart} currency={currency} onCommand={command} />
        </>
      )}
      <KeyBar
        onCommand={command}
        disabled={(each) => closed || ((each === 'park' || each === 'discount') && cart.lines.length === 0)}
      />
      {open?.name === 'charge' && (
        <ChargeDialog
          device={device}
          cart={cart}
          onClose={close}
          onUnderpaid={() => void reprice()}
          onSold={(sale) => {
            store.startNew();
            setOpen({ name: 'done', sale });
            void warnOfFullDisk();
          }}
        />
      )}
      {open?.name === 'done' && <SaleDone sale={open.sale} currency={currency} onClose={close} />}
      {dialogName !== undefined && (
        <Suspense fallback={null}>
          <TillDialog name={dialogName} device={device} store={store} onClose={close} onAdd={add} scanned={checked} />
        </Suspense>
      )}
    </div>
  );
}
