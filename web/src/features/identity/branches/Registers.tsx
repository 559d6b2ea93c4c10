import { zodResolver } from '@hookform/resolvers/zod';
import { Badge, Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { api, data } from '@/api/client';
import { Problem } from '@/api/problem';
import { ConfirmDialog } from '@/kit/ConfirmDialog';
import { errorText, placeProblem } from '@/kit/forms';
import { IconPlus } from '@/kit/icons';
import { notifyDone, notifyProblem } from '@/kit/notices';
import { Empty, Failure, Loading } from '@/kit/states';
import type { Column } from '@/kit/table/column';
import { DataTable } from '@/kit/table/DataTable';
import { FormDialog } from '../FormDialog';
import { REGISTERS_KEY, type Register, registersOf } from '../queries';
import { code } from '../rules';

/** The widths of paper, in millimetres, that receipts are laid out for. */
const PAPERS = [
  { value: '80', label: '80 mm' },
  { value: '58', label: '58 mm' },
];
type PaperWidth = 58 | 80;

/** The tills of a branch: added, switched off and on, never deleted, because sales name them. */
export function Registers({ branch, mayChange }: { branch: string; mayChange: boolean }) {
  const { t } = useTranslation('identity');
  const queries = useQueryClient();
  const registers = useQuery(registersOf(branch));
  const [adding, setAdding] = useState(false);
  const [switching, setSwitching] = useState<Register>();

  const setPaper = useCallback(
    async (row: Register, width: PaperWidth) => {
      try {
        await data(
          api.PUT('/api/pos/terminales/{code}', {
            params: { path: { code: row.code } },
            body: { active: row.active, paper_width: width },
          }),
        );
        await queries.invalidateQueries({ queryKey: REGISTERS_KEY });
        notifyDone(t('action.saved'));
      } catch (error) {
        notifyProblem(error);
      }
    },
    [queries, t],
  );

  const columns = useMemo<Column<Register>[]>(() => {
    const facts: Column<Register>[] = [
      { id: 'code', header: t('field.code'), value: (row) => row.code },
      {
        id: 'state',
        header: t('identity.state'),
        value: (row) => t(row.active ? 'identity.active' : 'identity.inactive'),
        // On a phone the button says it, and the paper needs the room.
        wideOnly: true,
        cell: (row) => (
          <Badge color={row.active ? 'teal' : 'gray'} variant={row.active ? 'light' : 'outline'}>
            {t(row.active ? 'identity.active' : 'identity.inactive')}
          </Badge>
        ),
      },
    ];
    const paper: Column<Register> = {
      id: 'paper',
      header: t('identity.registers.paper'),
      value: (row) => `${row.paper_width} mm`,
      cell: (row) =>
        mayChange ? (
          <NativeSelect
            size="xs"
            w={96}
            aria-label={`${t('identity.registers.paper')}: ${row.code}`}
            data={PAPERS}
            value={String(row.paper_width)}
            onChange={(event) => void setPaper(row, Number(event.currentTarget.value) as PaperWidth)}
          />
        ) : (
          `${row.paper_width} mm`
        ),
    };
    const actions: Column<Register> = {
      id: 'actions',
      header: t('identity.actions'),
      actions: true,
      value: () => '',
      cell: (row) => (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`${t(row.active ? 'identity.registers.deactivate' : 'identity.registers.activate')}: ${row.code}`}
          onClick={() => setSwitching(row)}
        >
          {t(row.active ? 'identity.registers.deactivate' : 'identity.registers.activate')}
        </Button>
      ),
    };
    return mayChange ? [...facts, paper, actions] : [...facts, paper];
  }, [t, mayChange, setPaper]);

  const changed = () => queries.invalidateQueries({ queryKey: REGISTERS_KEY });
  const add = () => setAdding(true);
  if (registers.isPending) {
    return <Loading />;
  }
  if (registers.isError) {
    return <Failure error={registers.error} onRetry={() => void registers.refetch()} />;
  }
  return (
    <>
      <DataTable
        label={t('identity.registers.title')}
        rows={registers.data}
        columns={columns}
        rowKey={(row) => row.code}
        exportFrom={{ path: '/api/pos/terminales/exportar', query: { branch } }}
        empty={<Empty title={t('identity.registers.none')} />}
        actions={
          mayChange && (
            <Button size="xs" leftSection={<IconPlus size={16} />} onClick={add}>
              {t('identity.registers.new')}
            </Button>
          )
        }
      />
      {adding && (
        <NewRegister
          branch={branch}
          suggestion={nextCode(branch, registers.data)}
          onSaved={changed}
          onClose={() => setAdding(false)}
        />
      )}
      {switching !== undefined && (
        <ConfirmDialog
          title={switching.code}
          action={t(switching.active ? 'identity.registers.deactivate' : 'identity.registers.activate')}
          onClose={() => setSwitching(undefined)}
          onConfirm={async () => {
            await data(
              api.PUT('/api/pos/terminales/{code}', {
                params: { path: { code: switching.code } },
                body: { active: !switching.active },
              }),
            );
            await changed();
            notifyDone(t('action.saved'));
          }}
        >
          {t(switching.active ? 'identity.registers.deactivateText' : 'identity.registers.activateText')}
        </ConfirmDialog>
      )}
    </>
  );
}

/** The next free code in the order the chain uses: SCL-01-C5. */
export function nextCode(branch: string, registers: readonly Pick<Register, 'code'>[]): string {
  const taken = new Set(registers.map((register) => register.code));
  let number = registers.length + 1;
  while (taken.has(`${branch}-C${number}`)) {
    number++;
  }
  return `${branch}-C${number}`;
}

const schema = z.object({ code, paper: z.enum(['80', '58']) });

interface NewProps {
  branch: string;
  suggestion: string;
  onSaved: () => Promise<void>;
  onClose: () => void;
}

function NewRegister({ branch, suggestion, onSaved, onClose }: NewProps) {
  const { t } = useTranslation('identity');
  const [problem, setProblem] = useState<string>();
  const form = useForm<z.infer<typeof schema>>({
    defaultValues: { code: suggestion, paper: '80' },
    resolver: zodResolver(schema),
  });
  const submit = form.handleSubmit(async (values) => {
    setProblem(undefined);
    try {
      await data(
        api.POST('/api/pos/terminales', {
          body: { code: values.code, branch, paper_width: Number(values.paper) as PaperWidth },
        }),
      );
      await onSaved();
      notifyDone(t('action.saved'));
      onClose();
    } catch (error) {
      if (error instanceof Problem && error.code === 'ALREADY_EXISTS') {
        form.setError('code', { type: 'server', message: error.message }, { shouldFocus: true });
      } else {
        setProblem(placeProblem(error, form.setError, ['code']));
      }
    }
  });
  return (
    <FormDialog
      title={t('identity.registers.new')}
      problem={problem}
      busy={form.formState.isSubmitting}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('field.code')}
        description={t('identity.branches.codeHint')}
        required
        maxLength={20}
        data-autofocus
        error={errorText(form.formState.errors.code)}
        {...form.register('code')}
      />
      <NativeSelect
        label={t('identity.registers.paper')}
        description={t('identity.registers.paperHint')}
        data={PAPERS}
        {...form.register('paper')}
      />
    </FormDialog>
  );
}
