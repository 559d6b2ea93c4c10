import { ActionIcon, Badge, Group, Table, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconPlus, IconTrash } from '@/kit/icons';
import { formatMoney, formatQuantity } from '@/money/format';
import { lineAmounts } from '@/money/sale';
import { type Cart, type CartAction, type CartLine, ONE, selectedLine } from './cart';
import classes from './till.module.css';

interface Props {
  cart: Cart;
  currency: string;
  dispatch: (action: CartAction) => void;
}

/** The lines of the sale; one of them is the one that keys act on. */
export function CartTable({ cart, currency, dispatch }: Props) {
  const { t } = useTranslation('sales');
  const selected = selectedLine(cart)?.key;
  const place = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen line comes into view when it, or the lines, change.
  useEffect(() => {
    place.current?.querySelector('[data-selected]')?.scrollIntoView({ block: 'nearest' });
  }, [selected, cart.lines.length]);

  if (cart.lines.length === 0) {
    return (
      <div className={classes.lines}>
        <Text p="xl" ta="center" c="dimmed">
          {t('sales.cart.empty')}
        </Text>
      </div>
    );
  }
  return (
    <div className={classes.lines} ref={place}>
      <Table stickyHeader verticalSpacing={6} aria-label={t('sales.cart.label')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('sales.cart.product')}</Table.Th>
            <Table.Th className="number">{t('field.quantity')}</Table.Th>
            <Table.Th className="number" visibleFrom="sm">
              {t('field.price')}
            </Table.Th>
            <Table.Th className="number">{t('field.total')}</Table.Th>
            <Table.Th aria-label={t('action.remove')} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {cart.lines.map((line) => (
            <Row key={line.key} line={line} selected={line.key === selected} currency={currency} dispatch={dispatch} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

interface RowProps {
  line: CartLine;
  selected: boolean;
  currency: string;
  dispatch: (action: CartAction) => void;
}

function Row({ line, selected, currency, dispatch }: RowProps) {
  const { t } = useTranslation('sales');
  const amounts = lineAmounts(line);
  const short = line.stock !== undefined && line.quantity > line.stock;
  const step = (by: number) => {
    dispatch({ type: 'select', key: line.key });
    dispatch({ type: 'step', by });
  };
  return (
    <Table.Tr
      className={classes.line ?? ''}
      data-selected={selected || undefined}
      aria-current={selected || undefined}
      onClick={() => dispatch({ type: 'select', key: line.key })}
    >
      <Table.Td>
        <Text size="sm" fw={500}>
          {line.name}
        </Text>
        <Group gap={6}>
          <Text size="xs" c="dimmed">
            {line.sku}
          </Text>
          {amounts.discount > 0 && (
            <Badge size="xs" color="grape.8">
              −{formatMoney(amounts.discount, currency)}
            </Badge>
          )}
          {short && (
            <Badge size="xs" color="orange" variant="filled">
              {t('sales.cart.short', { quantity: formatQuantity(line.stock ?? 0) })}
            </Badge>
          )}
        </Group>
      </Table.Td>
      <Table.Td className="number">
        <Group gap={4} justify="flex-end" wrap="nowrap">
          <ActionIcon
            variant="default"
            aria-label={t('sales.cart.less', { name: line.name })}
            onClick={() => step(-ONE)}
            tabIndex={selected ? 0 : -1}
          >
            −
          </ActionIcon>
          <Text size="sm" fw={600} miw="2.5ch" ta="center">
            {formatQuantity(line.quantity)}
          </Text>
          <ActionIcon
            variant="default"
            aria-label={t('sales.cart.more', { name: line.name })}
            onClick={() => step(ONE)}
            tabIndex={selected ? 0 : -1}
          >
            <IconPlus size={14} />
          </ActionIcon>
        </Group>
      </Table.Td>
      <Table.Td className="number" visibleFrom="sm">
        {formatMoney(line.unitPrice, currency)}
      </Table.Td>
      <Table.Td className="number">
        <Text size="sm" fw={600}>
          {formatMoney(amounts.total, currency)}
        </Text>
      </Table.Td>
      <Table.Td w={40}>
        <ActionIcon
          variant="subtle"
          color="red"
          aria-label={t('sales.cart.remove', { name: line.name })}
          onClick={(event) => {
            event.stopPropagation();
            dispatch({ type: 'remove', key: line.key });
          }}
          tabIndex={selected ? 0 : -1}
        >
          <IconTrash size={18} />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
}
