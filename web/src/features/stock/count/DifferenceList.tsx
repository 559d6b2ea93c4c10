import { Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatQuantity } from '@/money/format';
import { byDifference, type DraftLine, difference } from '../draft';
import { LineRow } from '../LineList';
import classes from '../warehouse.module.css';

/** Counted against recorded, the largest difference first. */
export function DifferenceList({ lines, sending }: { lines: readonly DraftLine[]; sending: boolean }) {
  const { t } = useTranslation('stock');
  return (
    <Paper
      withBorder
      px="sm"
      component="ul"
      m={0}
      style={{ listStyle: 'none' }}
      aria-label={t('stock.count.differences')}
    >
      {byDifference(lines).map((line) => (
        <LineRow key={line.id} line={line} sending={sending}>
          <div className={classes.figures}>
            <Text size="sm" className={classes.figure}>
              {t('stock.count.counted', { quantity: formatQuantity(line.quantity) })}
            </Text>
            {line.expected !== undefined && (
              <Text size="sm" c="dimmed" ta="right">
                {t('stock.count.recorded', { quantity: formatQuantity(line.expected) })}
              </Text>
            )}
            <Difference line={line} />
          </div>
        </LineRow>
      ))}
    </Paper>
  );
}

function Difference({ line }: { line: DraftLine }) {
  const { t } = useTranslation('stock');
  const value = difference(line);
  if (value === 0) {
    return (
      <Text size="sm" ta="right" c="dimmed">
        {t('stock.count.same')}
      </Text>
    );
  }
  return (
    <Text size="sm" className={classes.figure} c="var(--figure-bad)">
      {value > 0
        ? t('stock.count.surplus', { quantity: formatQuantity(value) })
        : t('stock.count.lacking', { quantity: formatQuantity(-value) })}
    </Text>
  );
}
