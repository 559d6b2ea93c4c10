import { ActionIcon, Group, NumberInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Thousandths, thousandths } from '@/money/amounts';

const ONE: Thousandths = 1000;
/** Largest quantity that one line takes. */
const MOST = 1_000_000;
/** Sold by the piece; everything else may have decimals. */
const PIECE = 'un';

interface Props {
  value: Thousandths;
  onChange: (quantity: Thousandths) => void;
  unit: string;
  /** Whose quantity it is, for those who do not see it. */
  label: string;
  disabled?: boolean;
  min?: Thousandths;
  max?: Thousandths | undefined;
  /** Whether a dialog begins with it. */
  autoFocus?: boolean;
}

/** A quantity for thumbs: less, the number itself, more. */
export function QuantityInput({
  value,
  onChange,
  unit,
  label,
  disabled = false,
  min = 0,
  max,
  autoFocus = false,
}: Props) {
  const { t, i18n } = useTranslation('stock');
  const [text, setText] = useState<string | number>(value / 1000);
  useEffect(() => {
    setText((shown) => (thousandths(Number(shown)) === value ? shown : value / 1000));
  }, [value]);
  const decimals = unit === PIECE ? 0 : 3;
  const most = max ?? MOST * 1000;
  const step = (change: Thousandths) => onChange(Math.min(most, Math.max(min, value + change)));

  return (
    <Group gap={4} wrap="nowrap" role="group" aria-label={label}>
      <ActionIcon
        variant="default"
        size={44}
        fz="xl"
        aria-label={t('stock.less', { label })}
        disabled={disabled || value <= min}
        onClick={() => step(-ONE)}
      >
        −
      </ActionIcon>
      <NumberInput
        w={92}
        size="md"
        aria-label={t('stock.quantityOf', { label })}
        value={text}
        onChange={(next) => {
          setText(next);
          if (next !== '' && Number.isFinite(Number(next))) {
            onChange(Math.min(most, thousandths(Number(next))));
          }
        }}
        onBlur={() => setText(value / 1000)}
        onFocus={(event) => event.currentTarget.select()}
        min={min / 1000}
        max={most / 1000}
        decimalScale={decimals}
        decimalSeparator={i18n.language.startsWith('es') ? ',' : '.'}
        allowedDecimalSeparators={['.', ',']}
        allowNegative={false}
        hideControls
        data-autofocus={autoFocus || undefined}
        disabled={disabled}
        inputMode={decimals === 0 ? 'numeric' : 'decimal'}
        styles={{ input: { textAlign: 'center', fontWeight: 600 } }}
      />
      <ActionIcon
        variant="default"
        size={44}
        fz="xl"
        aria-label={t('stock.more', { label })}
        disabled={disabled || value >= most}
        onClick={() => step(ONE)}
      >
        +
      </ActionIcon>
    </Group>
  );
}
