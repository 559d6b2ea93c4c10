import { Stack, Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ScreenHead } from '@/kit/states';
import { useUrlState } from '@/kit/urlState';
import { may, useUser } from '@/offline/session/session';
import { FailedDeliveries } from './FailedDeliveries';
import { JobList } from './JobList';
import { OneJob } from './OneJob';

/** Long work, and what could not be handed over. */
export default function JobsPage() {
  const { t } = useTranslation('jobs');
  const user = useUser();
  const [url, setUrl] = useUrlState(['tab', 'job']);
  return (
    <Stack>
      <ScreenHead title={t('jobs.title')} />
      {url.job !== undefined && <OneJob id={url.job} />}
      {may(user, 'platform.manage_outbox') ? (
        <Tabs
          value={url.tab ?? 'todos'}
          onChange={(tab) => setUrl({ tab: tab === 'todos' ? null : tab })}
          keepMounted={false}
        >
          <Tabs.List>
            <Tabs.Tab value="todos">{t('jobs.title')}</Tabs.Tab>
            <Tabs.Tab value="fallidas">{t('jobs.deliveries.title')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="todos" pt="md">
            <JobList />
          </Tabs.Panel>
          <Tabs.Panel value="fallidas" pt="md">
            <FailedDeliveries />
          </Tabs.Panel>
        </Tabs>
      ) : (
        <JobList />
      )}
    </Stack>
  );
}
