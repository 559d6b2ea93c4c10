import { Button, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '@/kit/states';
import { useScanner } from '@/scanner/useScanner';
import { CheckAnswer } from './CheckAnswer';
import { CheckStart } from './CheckStart';
import classes from './pricecheck.module.css';
import { type Check, checkPrice } from './prices';
import { SetUp } from './SetUp';

/** So long an answer stays for the next customer to wonder at. */
const SHOWN_MILLIS = 10_000;

/** A screen in the shop that tells prices to whoever holds a product to it; nobody signs in. */
export default function PriceCheckPage() {
  const { t } = useTranslation('pricecheck');
  const [branch, setBranch] = useLocalStorage({
    key: 'ferrepos.pricecheck.branch',
    defaultValue: '',
    getInitialValueInEffect: false,
  });
  const [choosing, setChoosing] = useState(branch === '');
  const [answer, setAnswer] = useState<Check | 'asking'>();
  const newest = useRef(0);

  const ask = useCallback(
    async (code: string) => {
      newest.current += 1;
      const mine = newest.current;
      setAnswer('asking');
      const found = await checkPrice(code.trim(), branch);
      // Two quick scans: the answer to the last one counts.
      if (mine === newest.current) {
        setAnswer(found);
      }
    },
    [branch],
  );
  useScanner((code) => void ask(code), !choosing);

  useEffect(() => {
    if (answer === undefined || answer === 'asking') {
      return;
    }
    const timer = setTimeout(() => setAnswer(undefined), SHOWN_MILLIS);
    return () => clearTimeout(timer);
  }, [answer]);

  const choose = useCallback(
    (chosen: string) => {
      setBranch(chosen);
      setChoosing(false);
    },
    [setBranch],
  );

  if (choosing) {
    return <SetUp before={branch} onChoose={choose} />;
  }
  return (
    <main className={classes.screen}>
      {answer === undefined && <CheckStart onCode={(code) => void ask(code)} />}
      {answer === 'asking' && <Loading />}
      {answer !== undefined && answer !== 'asking' && (
        <CheckAnswer answer={answer} onNext={() => setAnswer(undefined)} />
      )}
      <div className={classes.foot}>
        <Text size="sm" component="span" c="dimmed" mr="xs">
          {branch}
        </Text>
        <Button size="compact-sm" variant="subtle" onClick={() => setChoosing(true)}>
          {t('priceCheck.change')}
        </Button>
      </div>
    </main>
  );
}
