import { Alert, Button, Card, FileInput, Group, Progress, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { sentenceOf } from '@/api/problem';
import { download } from '@/kit/table/csv';
import { newId } from '@/kit/uuid';
import { formatNumber } from '@/money/format';
import { CATALOG_KEY } from '../queries';
import { type CsvFile, readCsv } from './csvFile';
import { ImportResult } from './ImportResult';
import { MappingTable } from './MappingTable';
import {
  countLines,
  type Defaults,
  FIELDS,
  guessMapping,
  importPath,
  type Mapping,
  missingFields,
  rewrite,
} from './mapping';
import { upload } from './upload';

type Report = Schemas['ImportReport'];

type Step =
  | { kind: 'choose' }
  | { kind: 'map'; file: CsvFile; name: string }
  | { kind: 'run'; share: number }
  | { kind: 'done'; report: Report };

const MOST_BYTES = 20 * 1024 * 1024;
/** From so many lines on the server works by itself, and the page only looks on; its address names the job. */
const JOB_LINES = 5_000;
const EXAMPLE =
  `${FIELDS.join(',')}\r\n` +
  'TOR-6X50,"Tornillo 6x50, zincado",90,,Fijaciones,Anclor,un,affected,45,1000,SCL-01,Tornillo para madera\r\n';

/** Choose a file, assign its columns, send it; what the server does by itself is told as a job. */
export function ImportSteps({ onJob }: { onJob: (id: string) => void }) {
  const { t } = useTranslation('catalog');
  const queries = useQueryClient();
  const [step, setStep] = useState<Step>({ kind: 'choose' });
  const [mapping, setMapping] = useState<Mapping>([]);
  const [defaults, setDefaults] = useState<Defaults>({});
  const [problem, setProblem] = useState<string>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const choose = async (chosen: File | null) => {
    setProblem(undefined);
    if (chosen === null) {
      return;
    }
    if (chosen.size > MOST_BYTES) {
      setProblem(t('catalog.import.tooBig'));
      return;
    }
    const file = readCsv(await chosen.arrayBuffer());
    if (file === undefined) {
      setProblem(t('catalog.import.noHeader'));
      return;
    }
    setMapping(guessMapping(file.header));
    setStep({ kind: 'map', file, name: chosen.name });
  };

  const run = async (from: Extract<Step, { kind: 'map' }>) => {
    setProblem(undefined);
    const controller = new AbortController();
    running.current = controller;
    setStep({ kind: 'run', share: 0 });
    try {
      const csv = rewrite(from.file, mapping);
      const asJob = countLines(csv, JOB_LINES) >= JOB_LINES;
      const answer = await upload<Report | Schemas['JobAccepted']>({
        path: importPath(mapping, defaults),
        body: new Blob([csv], { type: 'text/csv' }),
        signal: controller.signal,
        headers: asJob ? { Prefer: 'respond-async', 'Idempotency-Key': newId() } : {},
        onProgress: (share) => setStep({ kind: 'run', share }),
      });
      if ('job_id' in answer) {
        onJob(answer.job_id);
      } else {
        setStep({ kind: 'done', report: answer });
      }
    } catch (error) {
      setProblem(controller.signal.aborted ? t('catalog.import.cancelled') : sentenceOf(error));
      setStep(from);
    } finally {
      void queries.invalidateQueries({ queryKey: CATALOG_KEY });
    }
  };

  return (
    <Stack>
      {problem !== undefined && (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      )}
      {step.kind === 'choose' && <Choice onChoose={(file) => void choose(file)} />}
      {step.kind === 'map' && (
        <>
          <MappingTable
            file={step.file}
            name={step.name}
            mapping={mapping}
            onMapping={setMapping}
            defaults={defaults}
            onDefaults={setDefaults}
          />
          <Group>
            <Button disabled={missingFields(mapping).length > 0} onClick={() => void run(step)}>
              {t('catalog.import.start')}
            </Button>
            <Button variant="default" onClick={() => setStep({ kind: 'choose' })}>
              {t('catalog.import.other')}
            </Button>
          </Group>
        </>
      )}
      {step.kind === 'run' && <Running share={step.share} onCancel={() => running.current?.abort()} />}
      {step.kind === 'done' && <ImportResult report={step.report} onAgain={() => setStep({ kind: 'choose' })} />}
    </Stack>
  );
}

function Choice({ onChoose }: { onChoose: (file: File | null) => void }) {
  const { t } = useTranslation('catalog');
  return (
    <Card withBorder maw={640}>
      <Stack>
        <Text size="sm">{t('catalog.import.about')}</Text>
        <FileInput
          label={t('catalog.import.file')}
          description={t('catalog.import.fileHint')}
          placeholder={t('catalog.import.choose')}
          accept=".csv,text/csv,.txt"
          onChange={onChoose}
        />
        <div>
          <Button
            variant="default"
            size="xs"
            onClick={() => download('productos-ejemplo.csv', new Blob(['\ufeff', EXAMPLE], { type: 'text/csv' }))}
          >
            {t('catalog.import.example')}
          </Button>
        </div>
      </Stack>
    </Card>
  );
}

function Running({ share, onCancel }: { share: number; onCancel: () => void }) {
  const { t } = useTranslation('catalog');
  const sent = share >= 1;
  const percent = Math.floor(share * 100);
  return (
    <Card withBorder maw={640}>
      <Stack>
        <Text role="status" aria-live="polite">
          {sent ? t('catalog.import.working') : t('catalog.import.sending')}
        </Text>
        <Progress.Root size="xl">
          <Progress.Section value={percent} striped={sent} animated={sent} aria-label={t('catalog.import.progress')}>
            <Progress.Label>{formatNumber(percent)} %</Progress.Label>
          </Progress.Section>
        </Progress.Root>
        <Text size="sm" c="dimmed">
          {t('catalog.import.cancelHint')}
        </Text>
        <div>
          <Button variant="default" onClick={onCancel}>
            {t('action.cancel')}
          </Button>
        </div>
      </Stack>
    </Card>
  );
}
