import { Alert, Button, Center, Loader, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem, sentenceOf } from '@/api/problem';

export function Loading() {
  return (
    <Center p="xl" role="status" aria-live="polite">
      <Loader />
    </Center>
  );
}

/** What went wrong and, where it may help, a button to try again. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const trace = error instanceof Problem ? error.traceId : undefined;
  return (
    <Alert color="red" title={t('problem.title')} role="alert">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{sentenceOf(error)}</Text>
        {trace !== undefined && (
          <Text size="xs" c="dimmed">
            {t('problem.reference', { id: trace })}
          </Text>
        )}
        {onRetry !== undefined && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('problem.again')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/** An empty screen that says what to do next. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Center p="xl">
      <Stack align="center" gap="sm">
        <Text fw={600}>{title}</Text>
        {children}
      </Stack>
    </Center>
  );
}

/** The head of a screen: its name, and what can be done on it. */
export function ScreenHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 'var(--mantine-spacing-sm)', alignItems: 'center' }}>
      <Title order={1} size="h3" style={{ flex: '1 1 auto' }}>
        {title}
      </Title>
      {children}
    </div>
  );
}
