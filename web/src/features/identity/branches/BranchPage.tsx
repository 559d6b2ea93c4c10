import { Badge, Button, Card, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '@/api/client';
import { BRANCHES_KEY, type Branch, useBranches } from '@/kit/branches';
import { ConfirmDialog } from '@/kit/ConfirmDialog';
import { notifyDone } from '@/kit/notices';
import { Empty, Failure, Loading, ScreenHead } from '@/kit/states';
import { useUrlState } from '@/kit/urlState';
import { boundTo, may, useUser } from '@/offline/session/session';
import { BranchDialog } from './BranchDialog';
import { Registers } from './Registers';

/** One branch and its tills. */
export default function BranchPage() {
  const { t } = useTranslation('identity');
  const { code } = useParams({ strict: false }) as { code: string };
  const branches = useBranches();
  if (branches.isPending) {
    return <Loading />;
  }
  if (branches.isError) {
    return <Failure error={branches.error} onRetry={() => void branches.refetch()} />;
  }
  const branch = branches.data.find((each) => each.code === code);
  if (branch === undefined) {
    return (
      <Empty title={t('identity.branches.unknown', { code })}>
        <Link to="/sucursales">{t('identity.branches.all')}</Link>
      </Empty>
    );
  }
  return <BranchCard branch={branch} />;
}

function BranchCard({ branch }: { branch: Branch }) {
  const { t } = useTranslation('identity');
  const user = useUser();
  const queries = useQueryClient();
  const admin = may(user, 'identity.manage_branches');
  const own = boundTo(user);
  const mayKeepRegisters = may(user, 'identity.manage_registers') && (own === null || own === branch.code);
  const [url, setUrl] = useUrlState(['edit']);
  const [asking, setAsking] = useState(false);

  const change = async () => {
    const params = { path: { code: branch.code } };
    if (branch.active) {
      await data(api.DELETE('/api/pos/sucursales/{code}', { params }));
    } else {
      const { code: _code, ...facts } = branch;
      await data(api.PUT('/api/pos/sucursales/{code}', { params, body: { ...facts, active: true } }));
    }
    // Not awaited: the words of the dialog would change under the hand that closes it.
    void queries.invalidateQueries({ queryKey: BRANCHES_KEY });
    notifyDone(t('action.saved'));
  };

  return (
    <Stack>
      <ScreenHead title={`${branch.code} · ${branch.name}`}>
        {admin && (
          <>
            <Button onClick={() => setUrl({ edit: 'si' }, true)}>{t('action.edit')}</Button>
            <Button variant="default" onClick={() => setAsking(true)}>
              {t(branch.active ? 'identity.branches.deactivate' : 'identity.branches.activate')}
            </Button>
          </>
        )}
      </ScreenHead>
      <Card withBorder>
        <SimpleGrid component="dl" cols={{ base: 2, sm: 3, lg: 6 }} my={0}>
          <Fact label={t('identity.branches.address')} value={branch.address} />
          <Fact label={t('identity.branches.commune')} value={branch.commune} />
          <Fact label={t('identity.branches.zone')} value={branch.zone} />
          <Fact label={t('identity.branches.country')} value={t(`identity.branches.countries.${branch.country}`)} />
          <Fact label={t('identity.branches.currency')} value={t(`identity.branches.currencies.${branch.currency}`)} />
          <div>
            <Text component="dt" size="xs" c="dimmed">
              {t('identity.state')}
            </Text>
            <Text component="dd" m={0}>
              <Badge color={branch.active ? 'teal' : 'gray'} variant={branch.active ? 'light' : 'outline'}>
                {t(branch.active ? 'identity.active' : 'identity.inactive')}
              </Badge>
            </Text>
          </div>
        </SimpleGrid>
      </Card>
      <Title order={2} size="h4">
        {t('identity.registers.title')}
      </Title>
      <Registers branch={branch.code} mayChange={mayKeepRegisters} />
      {admin && url.edit !== undefined && <BranchDialog branch={branch} onClose={() => setUrl({ edit: null })} />}
      {asking && (
        <ConfirmDialog
          title={t(branch.active ? 'identity.branches.deactivate' : 'identity.branches.activate')}
          action={t(branch.active ? 'identity.branches.deactivate' : 'identity.branches.activate')}
          onConfirm={change}
          onClose={() => setAsking(false)}
        >
          {t(branch.active ? 'identity.branches.deactivateText' : 'identity.branches.activateText', {
            name: branch.name,
          })}
        </ConfirmDialog>
      )}
    </Stack>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <Text component="dt" size="xs" c="dimmed">
        {label}
      </Text>
      <Text component="dd" size="sm" m={0} style={{ overflowWrap: 'anywhere' }}>
        {value}
      </Text>
    </div>
  );
}
