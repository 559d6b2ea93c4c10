import { Select } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { all, api, data, type Schemas } from '@/api/client';
import { useUser } from '@/app/session/session';
import { mayActAt } from './access';
import { pageOf } from './queries';

export type Branch = Schemas['Branch'];

const RARELY_CHANGES_MILLIS = 10 * 60_000;

export function useBranches() {
  return useQuery({
    queryKey: ['branches'],
    queryFn: () =>
      all((after) => data(api.GET('/api/pos/sucursales', { params: { query: pageOf(after) } }))).then((branches) =>
        branches.filter((branch) => branch.active),
      ),
    staleTime: RARELY_CHANGES_MILLIS,
  });
}

/** The branch that this device looks at, the user's own until somebody chooses; `''` stands for all. */
export function useChosenBranch(): [string, (branch: string) => void] {
  const user = useUser();
  const [branch, setBranch] = useLocalStorage({
    key: 'ferrepos.stock.branch',
    defaultValue: user.branch ?? '',
    getInitialValueInEffect: false,
  });
  return [branch, setBranch];
}

interface Props {
  value: string;
  onChange: (branch: string) => void;
  /** Offers all branches together. */
  withAll?: boolean;
  /** Only where the user may move stock. */
  forWriting?: boolean;
  label?: string;
  disabled?: boolean;
  without?: string;
  error?: string | undefined;
  size?: 'sm' | 'md';
}

export function BranchSelect(props: Props) {
  const { value, onChange, withAll = false, forWriting = false, disabled = false, without, size = 'sm' } = props;
  const { t } = useTranslation();
  const user = useUser();
  const { data: branches = [] } = useBranches();
  const choices = branches
    .filter((branch) => branch.code !== without && (!forWriting || mayActAt(user, branch.code)))
    .map((branch) => ({ value: branch.code, label: `${branch.code} · ${branch.name}` }));
  return (
    <Select
      label={props.label ?? t('field.branch')}
      size={size}
      data={withAll ? [{ value: '', label: t('stock.allBranches') }, ...choices] : choices}
      value={value}
      onChange={(branch) => onChange(branch ?? '')}
      allowDeselect={false}
      disabled={disabled}
      error={props.error}
      maw={340}
      style={{ flex: '1 1 14rem' }}
    />
  );
}
