import { Button, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, Failure, Loading } from '@/kit/states';
import classes from './pricecheck.module.css';
import { checkBranches } from './prices';

const AGAIN_MILLIS = 10_000;
/** Somebody passing by has pressed the button: the prices of before come back. */
const FORGOTTEN_MILLIS = 30_000;

interface Props {
  /** Whose prices were shown before, if any. */
  before: string;
  onChoose: (branch: string) => void;
}

/** Asked once on every device: whose prices it shows. */
export function SetUp({ before, onChoose }: Props) {
  const { t } = useTranslation('pricecheck');
  useEffect(() => {
    if (before === '') {
      return;
    }
    const timer = setTimeout(() => onChoose(before), FORGOTTEN_MILLIS);
    return () => clearTimeout(timer);
  }, [before, onChoose]);
  const branches = useQuery({
    queryKey: ['pricecheck', 'branches'],
    queryFn: checkBranches,
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_MILLIS : false),
  });
  return (
    <main className={classes.screen}>
      <Title order={1} size="h2">
        {t('priceCheck.setUp')}
      </Title>
      <Text>{t('priceCheck.setUpText')}</Text>
      {branches.isPending && <Loading />}
      {branches.isError && <Failure error={branches.error} onRetry={() => void branches.refetch()} />}
      {branches.data?.length === 0 && <Empty title={t('priceCheck.noBranches')} />}
      <Stack w="100%" maw={480}>
        {branches.data?.map((branch) => (
          <Button
            key={branch.code}
            size="lg"
            h="auto"
            mih={64}
            variant="default"
            styles={{ label: { whiteSpace: 'normal' } }}
            onClick={() => onChoose(branch.code)}
          >
            {branch.code} · {branch.name}
          </Button>
        ))}
      </Stack>
    </main>
  );
}
