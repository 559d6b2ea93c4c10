import { ActionIcon, Badge, Group, Loader, Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconTrash } from '@/kit/icons';
import type { Thousandths } from '@/money/amounts';
import { formatQuantity } from '@/money/format';
import { canChange, type DraftLine } from './draft';
import { QuantityInput } from './QuantityInput';
import classes from './warehouse.module.css';

interface Props {
  lines: readonly DraftLine[];
  /** Whether lines are on their way at this moment. */
  sending: boolean;
  onQuantity: (line: DraftLine, quantity: Thousandths) => void;
  onRemove: (line: DraftLine) => void;
  min?: Thousandths;
}

/** The lines of a draft, the newest first. */
export function LineList({ lines, sending, onQuantity, onRemove, min = 0 }: Props) {
  const { t } = useTranslation('stock');
  return (
    <Paper withBorder px="sm" component="ul" m={0} style={{ listStyle: 'none' }} aria-label={t('stock.lines')}>
      {lines.map((line) => (
        <LineRow key={line.id} line={line} sending={sending}>
          {canChange(line) ? (
            <Group gap="xs" wrap="nowrap">
              <QuantityInput
                value={line.quantity}
                unit={line.unit}
                label={line.name}
                min={min}
                disabled={sending}
                onChange={(quantity) => onQuantity(line, quantity)}
              />
              <ActionIcon
                variant="subtle"
                color="red"
                size={44}
                aria-label={t('stock.removeLine', { label: line.name })}
                disabled={sending}
                onClick={() => onRemove(line)}
              >
                <IconTrash />
              </ActionIcon>
            </Group>
          ) : (
            <Text className={classes.figure}>
              {formatQuantity(line.quantity)} {line.unit}
            </Text>
          )}
        </LineRow>
      ))}
    </Paper>
  );
}

/** One product with what became of its line. */
export function LineRow({ line, sending, children }: { line: DraftLine; sending: boolean; children: ReactNode }) {
  return (
    <li className={classes.line}>
      <div className={classes.product}>
        <Text fw={600} size="sm">
          {line.name}
        </Text>
        <Group gap="xs">
          <Text size="xs" c="dimmed">
            {line.sku} · {line.unit}
          </Text>
          <LineBadge line={line} sending={sending} />
        </Group>
        {line.problem !== undefined && (
          <Text size="sm" c="var(--figure-bad)" role="alert">
            {line.problem}
          </Text>
        )}
      </div>
      {children}
    </li>
  );
}

function LineBadge({ line, sending }: { line: DraftLine; sending: boolean }) {
  const { t } = useTranslation('stock');
  switch (line.state) {
    case 'open':
      return null;
    case 'sending':
      return sending ? <Loader size="xs" /> : <Status color="orange">{t('stock.state.unknown')}</Status>;
    case 'done':
      return <Status color="teal">{t('stock.state.done', { quantity: formatQuantity(line.onHand ?? 0) })}</Status>;
    default:
      return <Status color={line.state === 'refused' ? 'red' : 'orange'}>{t(`stock.state.${line.state}`)}</Status>;
  }
}

function Status({ color, children }: { color: string; children: ReactNode }) {
  return (
    <Badge color={color} variant="filled" tt="none">
      {children}
    </Badge>
  );
}
