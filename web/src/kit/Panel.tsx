import { Card, Group, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  children: ReactNode;
  /** To the right of the title. */
  side?: ReactNode;
}

/** A framed part of the screen with its heading. */
export function Panel({ title, children, side }: Props) {
  return (
    <Card withBorder component="section" aria-label={title} padding="sm" h="100%">
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={2} size="h5">
            {title}
          </Title>
          {side}
        </Group>
        {children}
      </Stack>
    </Card>
  );
}
