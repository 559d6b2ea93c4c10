import { Button, Kbd, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { keyOf, type TillCommand } from './keys';
import classes from './till.module.css';

const SHOWN = [
  'customer',
  'park',
  'recall',
  'cash',
  'discount',
  'priceCheck',
] as const satisfies readonly TillCommand[];
const HINTS = ['search', 'more', 'less', 'remove', 'back'] as const satisfies readonly TillCommand[];

interface Props {
  onCommand: (command: TillCommand) => void;
  disabled: (command: TillCommand) => boolean;
}

/** The keys, to be read and to be touched. */
export function KeyBar({ onCommand, disabled }: Props) {
  const { t } = useTranslation('sales');
  return (
    <nav className={classes.keys} aria-label={t('sales.keys.label')}>
      {SHOWN.map((command) => (
        <Button
          key={command}
          size="xs"
          variant="default"
          disabled={disabled(command)}
          leftSection={<Kbd size="xs">{keyOf(command)}</Kbd>}
          onClick={() => onCommand(command)}
        >
          {t(`sales.keys.${command}`)}
        </Button>
      ))}
      <Text size="xs" c="dimmed" visibleFrom="md" style={{ alignSelf: 'center' }}>
        {HINTS.map((command) => (
          <span key={command} style={{ marginInlineStart: 10 }}>
            <Kbd size="xs">{keyOf(command)}</Kbd> {t(`sales.keys.${command}`)}
          </span>
        ))}
        <span style={{ marginInlineStart: 10 }}>
          <Kbd size="xs">3*</Kbd> {t('sales.keys.prefix')}
        </span>
      </Text>
    </nav>
  );
}
