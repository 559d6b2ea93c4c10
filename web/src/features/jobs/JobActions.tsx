import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { cancelJob, downloadResult } from '@/kit/jobs/actions';
import { isEnded, type Job } from '@/kit/jobs/useJob';
import { notifyDone, notifyProblem } from '@/kit/notices';

/** What can be done with a job: cancel it while it goes on, have its result when it is done. */
export function JobActions({ job, name, onChange }: { job: Job; name: string; onChange: () => void }) {
  const { t } = useTranslation('jobs');
  const cancel = async () => {
    try {
      await cancelJob(job.id);
      notifyDone(t('jobs.cancelling'));
    } catch (error) {
      notifyProblem(error);
    }
    onChange();
  };
  if (!isEnded(job)) {
    return (
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('jobs.cancelOf', { name })}
        onClick={() => void cancel()}
      >
        {t('action.cancel')}
      </Button>
    );
  }
  if (job.result === undefined) {
    return null;
  }
  return (
    <Group gap="xs">
      {job.kind === 'catalog.import' && (
        <Link to="/productos/importar" search={{ job: job.id } as never} aria-label={t('jobs.showOf', { name })}>
          {t('jobs.show')}
        </Link>
      )}
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('jobs.downloadOf', { name })}
        onClick={() => void downloadResult(job).catch(notifyProblem)}
      >
        {t('jobs.download')}
      </Button>
    </Group>
  );
}
