import { SegmentedControl } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/kit/Panel';
import { Loading } from '@/kit/states';
import type { Drawing } from '../drawing';

const Chart = lazy(() => import('../charts'));

interface ChartProps {
  title: string;
  drawing: Drawing;
  /** What the picture says in a sentence. */
  label: string;
  height: number;
  table: ReactNode;
}

/** A picture with its numbers one click away. */
export function ChartPanel({ title, drawing, label, height, table }: ChartProps) {
  const { t } = useTranslation('overview');
  const [shape, setShape] = useState('chart');
  return (
    <Panel
      title={title}
      side={
        <SegmentedControl
          size="xs"
          aria-label={t('overview.shape', { title })}
          value={shape}
          onChange={setShape}
          data={[
            { value: 'chart', label: t('overview.chart') },
            { value: 'table', label: t('overview.table') },
          ]}
        />
      }
    >
      {shape === 'table' ? (
        table
      ) : (
        <div style={{ minHeight: height }}>
          <Suspense fallback={<Loading />}>
            <Chart drawing={drawing} label={label} height={height} />
          </Suspense>
        </div>
      )}
    </Panel>
  );
}
