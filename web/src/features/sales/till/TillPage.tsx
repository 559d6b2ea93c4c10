import { Alert, Button, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '@/kit/states';
import { replica } from '@/offline/catalog/replica';
import { keepReserve } from '@/offline/reserve';
import { startSending } from '@/offline/sending';
import { askToKeepOnce } from '@/offline/storage';
import { useTillLock } from '@/offline/tillLock';
import { useDevice } from './device';
import { Till } from './Till';

const RegisterChoice = lazy(() => import('./RegisterChoice'));

/** Lets the screen be drawn and used before the catalogue is read from the disk. */
const CATALOG_DELAY_MILLIS = 300;

/** The till: for one tab of a device that knows which till it is. */
export default function TillPage() {
  const { t } = useTranslation('sales');
  const lock = useTillLock();
  const device = useDevice();
  const branch = device?.branch;

  useEffect(() => {
    startSending();
    void askToKeepOnce();
    void keepReserve();
  }, []);
  useEffect(() => {
    if (branch === undefined) {
      return;
    }
    const timer = setTimeout(() => void replica.start(branch).catch(() => undefined), CATALOG_DELAY_MILLIS);
    return () => clearTimeout(timer);
  }, [branch]);

  if (lock.state === 'asking' || device === undefined) {
    return <Loading />;
  }
  if (lock.state === 'insecure') {
    return (
      <Alert color="red" role="alert" maw={560} mx="auto">
        {t('sales.tab.insecure')}
      </Alert>
    );
  }
  if (lock.state === 'elsewhere') {
    return (
      <Alert color="orange" title={t('sales.tab.title')} role="alert" maw={560} mx="auto">
        <Stack align="flex-start">
          <Text size="sm">{t('sales.tab.text')}</Text>
          <Button onClick={lock.takeOver} autoFocus>
            {t('sales.tab.takeOver')}
          </Button>
        </Stack>
      </Alert>
    );
  }
  if (device === null) {
    return (
      <Suspense fallback={<Loading />}>
        <RegisterChoice />
      </Suspense>
    );
  }
  return <Till key={device.register} device={device} />;
}
