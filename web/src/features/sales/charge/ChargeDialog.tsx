import { ActionIcon, Alert, Button, Group, Kbd, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '@/api/connection';
import { sentenceOf } from '@/api/problem';
import { Dialog } from '@/kit/Dialog';
import { IconTrash } from '@/kit/icons';
import { formatMoney, formatPercent } from '@/money/format';
import { moneyText, parseMoney } from '@/money/input';
import type { StoredSale } from '@/offline/database';
import { exportJournal, JournalFullError } from '@/offline/journal';
import { useUser } from '@/offline/session/session';
import { AuthorizationFields, complete, NO_CREDENTIALS } from '../dialogs/AuthorizationFields';
import { downloadJson } from '../download';
import { discountLimit } from '../limits';
import { type Cart, cartTotals, highestDiscount, isTooLarge } from '../till/cart';
import type { Device } from '../till/device';
import classes from '../till/till.module.css';
import { charge } from './checkout';
import { METHOD_LETTERS, METHODS, type Method, type Payment, quickCash, remaining, settlePayments } from './payments';
import { prepareSale } from './receipt';

interface Props {
  device: Device;
  cart: Cart;
  onClose: () => void;
  onSold: (sale: StoredSale) => void;
  /** The server asks for more than the till showed. */
  onUnderpaid: () => void;
}

/** Takes the money: the exact amount in cash is one Enter away. */
export function ChargeDialog({ device, cart, onClose, onSold, onUnderpaid }: Props) {
  const { t } = useTranslation('sales');
  const user = useUser();
  const { online } = useConnection();
  const { currency } = device;
  const { total } = cartTotals(cart);
  const [payments, setPayments] = useState<Payment[]>([]);
  const [method, setMethod] = useState<Method>('cash');
  const [text, setText] = useState(() => moneyText(remaining(total, [], 'cash', currency), currency));
  const [reference, setReference] = useState('');
  const [authorization, setAuthorization] = useState(NO_CREDENTIALS);
  const [problem, setProblem] = useState<string>();
  const [full, setFull] = useState(false);
  const [busy, setBusy] = useState(false);
  const amountInput = useRef<HTMLInputElement>(null);
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);

  const priced = useRef(total);
  useEffect(() => {
    if (priced.current !== total) {
      priced.current = total;
      setText(moneyText(remaining(total, payments, method, currency), currency));
    }
  }, [total, payments, method, currency]);

  const limit = discountLimit(user);
  const needsSecond = highestDiscount(cart) > limit;
  const amount = parseMoney(text, currency);
  const draft: Payment[] =
    amount === undefined || amount === 0 ? [] : [{ method, amount, reference: reference.trim() || undefined }];
  const settlement = settlePayments(total, [...payments, ...draft], currency);
  const blocked = full || isTooLarge(cart) || (needsSecond && (!online || !complete(authorization)));

  const choose = (next: Method, made: readonly Payment[] = payments) => {
    setMethod(next);
    setReference('');
    setText(moneyText(remaining(total, made, next, currency), currency));
    setTimeout(() => amountInput.current?.select(), 0);
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) {
      return;
    }
    setProblem(undefined);
    if (amount === undefined) {
      setProblem(t('sales.charge.noAmount'));
      return;
    }
    if (settlement.kind === 'change-not-in-cash') {
      setProblem(t('sales.charge.onlyCashGivesChange'));
      return;
    }
    if (settlement.kind === 'underpaid') {
      if (draft.length > 0) {
        const made = [...payments, ...draft];
        setPayments(made);
        choose(method, made);
      }
      return;
    }
    if (!blocked) {
      await pay([...payments, ...draft]);
    }
  };

  const pay = async (all: Payment[]) => {
    setBusy(true);
    try {
      const place = { branch: device.branch, register: device.register, currency, cashier: user.name };
      const outcome = await charge({
        ...prepareSale(cart, all, place),
        cart,
        madeBy: user.username,
        authorization: needsSecond ? authorization : undefined,
        isShown: () => shown.current,
      });
      if (outcome.kind === 'sold') {
        onSold(outcome.sale);
        return;
      }
      setProblem(outcome.problem.detail);
      if (outcome.problem.code === 'BUSINESS_PAYMENT_INSUFFICIENT') {
        onUnderpaid();
      }
    } catch (error) {
      setFull(error instanceof JournalFullError);
      setProblem(error instanceof JournalFullError ? t('sales.charge.full') : sentenceOf(error));
    }
    setBusy(false);
  };

  const onLetter = (event: KeyboardEvent) => {
    const wanted = METHOD_LETTERS[event.key.toLowerCase()];
    if (wanted !== undefined && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      choose(wanted);
    }
  };

  return (
    <Dialog onClose={busy ? () => {} : onClose} title={t('sales.charge.title')} size="lg" closeOnClickOutside={false}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <div className={classes.row}>
            <Text size="lg">{t('sales.charge.due')}</Text>
            <span className={classes.big} data-testid="charge-total">
              {formatMoney(total, currency)}
            </span>
          </div>
          <SimpleGrid cols={{ base: 2, xs: 4 }} spacing={6} role="group" aria-label={t('sales.charge.method')}>
            {METHODS.map((each) => (
              <Button
                key={each}
                size="xs"
                variant={each === method ? 'filled' : 'default'}
                aria-pressed={each === method}
                onClick={() => choose(each)}
                rightSection={<Kbd size="xs">{letterOf(each)}</Kbd>}
                px={6}
              >
                {t(`sales.methods.${each}`)}
              </Button>
            ))}
          </SimpleGrid>
          <TextInput
            ref={amountInput}
            label={t('sales.charge.amount', { method: t(`sales.methods.${method}`) })}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onFocus={(event) => event.currentTarget.select()}
            onKeyDown={onLetter}
            inputMode="decimal"
            size="lg"
            autoComplete="off"
            data-autofocus
            error={amount === undefined ? t('sales.charge.noAmount') : undefined}
          />
          {method === 'cash' ? (
            <Group gap={6} aria-label={t('sales.charge.quick')} role="group">
              {quickCash(remaining(total, payments, 'cash', currency), currency).map((each) => (
                <Button
                  key={each}
                  size="xs"
                  variant="light"
                  onClick={() => {
                    setText(moneyText(each, currency));
                    amountInput.current?.focus();
                  }}
                >
                  {formatMoney(each, currency)}
                </Button>
              ))}
            </Group>
          ) : (
            <TextInput
              label={t('sales.charge.reference')}
              value={reference}
              maxLength={64}
              autoComplete="off"
              onChange={(event) => setReference(event.currentTarget.value)}
            />
          )}
          {payments.map((each, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: payments have no other identity, and only their order.
            <div className={classes.row} key={index}>
              <Text size="sm">{t(`sales.methods.${each.method}`)}</Text>
              <Group gap={6}>
                <Text size="sm">{formatMoney(each.amount, currency)}</Text>
                <ActionIcon
                  variant="subtle"
                  color="red"
                  aria-label={t('sales.charge.removePayment', { method: t(`sales.methods.${each.method}`) })}
                  onClick={() => {
                    const made = payments.filter((_, other) => other !== index);
                    setPayments(made);
                    choose(method, made);
                  }}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </Group>
            </div>
          ))}
          <div aria-live="polite">
            {settlement.kind === 'settled' && (
              <>
                {settlement.cashRounding !== 0 && (
                  <div className={classes.row}>
                    <Text>{t('sales.charge.rounding')}</Text>
                    <Text fw={600}>{formatMoney(settlement.cashRounding, currency)}</Text>
                  </div>
                )}
                <div className={classes.row}>
                  <Text size="lg">{t('sales.charge.change')}</Text>
                  <span className={classes.big} data-testid="charge-change">
                    {formatMoney(settlement.change, currency)}
                  </span>
                </div>
              </>
            )}
            {settlement.kind === 'underpaid' && (
              <div className={classes.row}>
                <Text size="lg">{t('sales.charge.missing')}</Text>
                <span className={classes.big}>{formatMoney(settlement.due - settlement.paid, currency)}</span>
              </div>
            )}
          </div>
          {needsSecond &&
            (online ? (
              <AuthorizationFields
                value={authorization}
                onChange={setAuthorization}
                why={t('sales.discount.overLimit', { limit: formatPercent(limit / 100) })}
              />
            ) : (
              <Alert color="orange">{t('sales.discount.offline', { limit: formatPercent(limit / 100) })}</Alert>
            ))}
          {isTooLarge(cart) && <Alert color="red">{t('sales.charge.tooLarge')}</Alert>}
          {!online && <Alert color="orange">{t('sales.charge.offline')}</Alert>}
          {problem !== undefined && (
            <Alert color="red" role="alert">
              <Stack gap="xs" align="flex-start">
                {problem}
                {full && (
                  <Button
                    size="xs"
                    variant="default"
                    onClick={() => void exportJournal().then((json) => downloadJson('ventas-caja', json))}
                  >
                    {t('sales.status.export')}
                  </Button>
                )}
              </Stack>
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} disabled={busy}>
              {t('action.back')} <Kbd ml={8}>Esc</Kbd>
            </Button>
            <Button type="submit" size="md" loading={busy} disabled={settlement.kind === 'settled' && blocked}>
              {settlement.kind === 'underpaid' ? t('sales.charge.addPayment') : t('sales.charge.confirm')}{' '}
              <Kbd ml={8}>Enter</Kbd>
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function letterOf(method: Method): string {
  return (
    Object.entries(METHOD_LETTERS)
      .find(([, each]) => each === method)?.[0]
      ?.toUpperCase() ?? ''
  );
}
