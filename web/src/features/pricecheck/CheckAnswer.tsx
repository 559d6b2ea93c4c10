import { Button, Text, Title } from '@mantine/core';
import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '@/kit/dates';
import { wordOf } from '@/kit/text';
import { formatMoney } from '@/money/format';
import classes from './pricecheck.module.css';
import type { Check } from './prices';

/** The price, very big; or, kindly, why there is none. */
export function CheckAnswer({ answer, onNext }: { answer: Check; onNext: () => void }) {
  const { t } = useTranslation('pricecheck');
  return (
    <>
      <div role="status">
        <Words answer={answer} />
      </div>
      <Button size="xl" variant="default" onClick={onNext} autoFocus>
        {t('priceCheck.next')}
      </Button>
    </>
  );
}

function Words({ answer }: { answer: Check }): ReactNode {
  const { t } = useTranslation('pricecheck');
  switch (answer.kind) {
    case 'found': {
      const { name, brand, unit, price, currency, branch, checked_at, sku } = answer.answer;
      const amount = formatMoney(price, currency);
      return (
        <>
          <Title order={1} className={classes.name} mx="auto" mb="md">
            {name}
          </Title>
          <div className={classes.price} style={{ '--characters': amount.length } as CSSProperties}>
            {amount}
          </div>
          <Text size="xl" mt="md">
            {t('priceCheck.perUnit', { unit: wordOf(t, 'priceCheck.units', unit) })}
          </Text>
          <Text c="dimmed" mt="xs">
            {[brand, sku].filter(Boolean).join(' · ')}
          </Text>
          <Text c="dimmed">{t('priceCheck.checkedAt', { branch, time: formatTime(checked_at) })}</Text>
        </>
      );
    }
    case 'no-price':
      return <Kind title={t('priceCheck.noPriceTitle')} text={answer.name} />;
    case 'unknown':
      return <Kind title={t('priceCheck.unknownTitle')} text={t('priceCheck.unknownText', { code: answer.code })} />;
    case 'away':
      return <Kind title={t('priceCheck.awayTitle')} text={t('priceCheck.awayText')} />;
  }
}

function Kind({ title, text }: { title: string; text: string }) {
  return (
    <>
      <Title order={1} className={classes.name} mx="auto" mb="md">
        {title}
      </Title>
      <Text size="xl" style={{ overflowWrap: 'anywhere' }}>
        {text}
      </Text>
    </>
  );
}
