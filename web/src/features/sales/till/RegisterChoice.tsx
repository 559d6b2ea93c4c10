import { Alert, Button, Card, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { all, api, data } from '@/api/client';
import { useConnection } from '@/app/connection';
import { useUser } from '@/app/session/session';
import { Failure, Loading, ScreenHead } from '@/app/states';
import { chooseDevice } from './device';

/** Asks once which till this device is. */
export default function RegisterChoice() {
  const { t } = useTranslation();
  const user = useUser();
  const { online } = useConnection();
  const [chosen, setChosen] = useState<string | null>(null);
  const choices = useQuery({
    queryKey: ['sales', 'registers', user.branch],
    enabled: online,
    queryFn: async () => {
      const query = user.branch === null ? {} : { branch: user.branch };
      const [registers, branches] = await Promise.all([
        all((after) =>
          data(
            api.GET('/api/pos/terminales', {
              params: { query: { ...query, limit: 500, ...(after === undefined ? {} : { after }) } },
            }),
          ),
        ),
        all((after) =>
          data(
            api.GET('/api/pos/sucursales', {
              params: { query: { limit: 500, ...(after === undefined ? {} : { after }) } },
            }),
          ),
        ),
      ]);
      const byCode = new Map(branches.map((branch) => [branch.code, branch]));
      return registers
        .filter((register) => register.active)
        .map((register) => ({
          code: register.code,
          branch: register.branch,
          name: byCode.get(register.branch)?.name ?? register.branch,
          currency: byCode.get(register.branch)?.currency ?? 'CLP',
        }));
    },
  });

  if (!online) {
    return <Alert color="orange">{t('sales.device.offline')}</Alert>;
  }
  if (choices.isPending) {
    return <Loading />;
  }
  if (choices.isError) {
    return <Failure error={choices.error} onRetry={() => void choices.refetch()} />;
  }
  const register = choices.data.find((each) => each.code === chosen);
  const groups = [...new Set(choices.data.map((each) => each.name))].map((name) => ({
    group: name,
    items: choices.data.filter((each) => each.name === name).map((each) => each.code),
  }));
  return (
    <Card withBorder maw={480} mx="auto" padding="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (register !== undefined) {
            void chooseDevice({ branch: register.branch, register: register.code, currency: register.currency });
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
            autoFocus
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
