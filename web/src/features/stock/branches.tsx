import { Select } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { branchChoices, useBranches } from '@/kit/branches';
import { useUser } from '@/offline/session/session';
import { mayActAt } from './access';

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
  const { t } = useTranslation('stock');
  const user = useUser();
  const { data: branches } = useBranches();
  const choices = branchChoices(branches).filter(
    ({ value: code }) => code !== without && (!forWriting || mayActAt(user, code)),
  );
  return (
    <Select
      label={props.label ?? t('field.branch')}
      size={size}
      placeholder={t('stock.chooseBranch')}
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
