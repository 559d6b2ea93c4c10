import { Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/money/format';
import { isEnded, type Job } from './useJob';

/** How far a job is: its state in words, a bar while there is something to wait for, and what it says of itself. */
export function JobProgress({ job, compact = false }: { job: Job; compact?: boolean }) {
  const { t } = useTranslation();
  const percent = Math.floor(job.progress * 100);
  const busy = job.status === 'running';
  const says = job.problem?.detail ?? job.message;
  return (
    <Stack gap={4}>
      <Group gap="xs" justify="space-between">
        {/* A reader is told when the state changes, not with each step of the bar. */}
        <Text size="sm" fw={compact ? undefined : 600} role={compact ? undefined : 'status'}>
          {t(`job.status.${job.status}`)}
        </Text>
        {busy && (
          <Text size="sm" c="dimmed">
            {formatNumber(percent)} %
          </Text>
        )}
      </Group>
      {!isEnded(job) && (
        <Progress
          size={compact ? 'md' : 'xl'}
          value={percent}
          striped={busy}
          animated={busy}
          aria-label={t('job.progress')}
        />
      )}
      {says !== undefined && (
        <Text size="xs" c="dimmed">
          {says}
        </Text>
      )}
    </Stack>
  );
}
