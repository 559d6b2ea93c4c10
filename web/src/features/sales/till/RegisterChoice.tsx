import { Alert, Button, Card, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '@/api/connection';
import { useBranches } from '@/kit/branches';
import { Failure, Loading, ScreenHead } from '@/kit/states';
import { useRegisterChoices, useRegisters } from '../registers';
import { chooseDevice } from './device';

/** Asks once which till this device is. */
export default function RegisterChoice() {
  const { t } = useTranslation('sales');
  const { online } = useConnection();
  const [chosen, setChosen] = useState<string | null>(null);
  const registers = useRegisters();
  const branches = useBranches();
  const groups = useRegisterChoices();

  if (!online) {
    return <Alert color="orange">{t('sales.device.offline')}</Alert>;
  }
  if (registers.isPending || branches.isPending) {
    return <Loading />;
  }
  if (registers.isError || branches.isError) {
    const retry = () => {
      void registers.refetch();
      void branches.refetch();
    };
    return <Failure error={registers.error ?? branches.error} onRetry={retry} />;
  }
  const register = registers.data.find((each) => each.code === chosen);
  const branch = branches.data.find((each) => each.code === register?.branch);
  return (
    <Card withBorder maw={480} mx="auto" padding="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (register !== undefined && branch !== undefined) {
            void chooseDevice({ branch: branch.code, register: register.code, currency: branch.currency });
          }
        }}
      >
        <Stack>
          <ScreenHead title={t('sales.device.title')} />
          <Text size="sm">{t('sales.device.text')}</Text>
          <Select
            label={t('sales.device.register')}
            data={groups}
            value={chosen}
            onChange={setChosen}
            searchable
            nothingFoundMessage={t('table.emptyFiltered')}
          />
          <Button type="submit" disabled={register === undefined}>
            {t('sales.device.choose')}
          </Button>
        </Stack>
      </form>
    </Card>
  );
}
