import type { EChartsCoreOption } from 'echarts/core';

/** One row of numbers in a picture. */
export interface Series {
  name: string;
  kind: 'bar' | 'line';
  values: readonly number[];
}

/** What to draw: names along one axis and one or more rows of numbers. */
export interface Drawing {
  names: readonly string[];
  series: readonly Series[];
  /** Names stand on the left, for long ones. */
  sideways?: boolean;
  /** As in the tables. */
  format: (value: number) => string;
  /** Shorter, beside the axis. */
  formatAxis: (value: number) => string;
}

const INK = {
  light: { text: '#374151', line: '#d1d5db', ground: '#ffffff', series: ['#0b6aa2', '#b45309'] },
  dark: { text: '#c9d1db', line: '#4b5563', ground: '#2b2f36', series: ['#4f98ce', '#fbbf24'] },
};

/** The picture in the words of the drawing library, in tones that are told apart on both grounds. */
export function chartOption(drawing: Drawing, scheme: 'light' | 'dark', fontFamily: string): EChartsCoreOption {
  const ink = INK[scheme];
  const label = { color: ink.text, fontSize: 12, fontFamily };
  const names = {
    type: 'category',
    data: drawing.sideways === true ? [...drawing.names].reverse() : drawing.names,
    axisLabel: { ...label, ...(drawing.sideways === true && { width: 110, overflow: 'truncate' }) },
    axisLine: { lineStyle: { color: ink.line } },
    axisTick: { show: false },
  };
  const values = {
    type: 'value',
    axisLabel: { ...label, formatter: drawing.formatAxis, hideOverlap: true },
    splitLine: { lineStyle: { color: ink.line, opacity: 0.6 } },
    splitNumber: drawing.sideways === true ? 3 : 4,
  };
  return {
    animation: false,
    color: ink.series,
    textStyle: { fontFamily },
    grid:
      drawing.sideways === true
        ? { left: 122, right: 20, top: 12, bottom: 28, outerBoundsMode: 'none' }
        : {
            left: 8,
            right: 16,
            top: drawing.series.length > 1 ? 36 : 12,
            bottom: 4,
            outerBoundsMode: 'same',
            outerBoundsContain: 'axisLabel',
          },
    legend: { show: drawing.series.length > 1, top: 0, textStyle: label },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: ink.ground,
      borderColor: ink.line,
      textStyle: label,
      valueFormatter: drawing.format,
    },
    xAxis: drawing.sideways === true ? values : names,
    yAxis: drawing.sideways === true ? names : values,
    series: drawing.series.map((each) => ({
      name: each.name,
      type: each.kind,
      data: drawing.sideways === true ? [...each.values].reverse() : each.values,
      ...(each.kind === 'bar'
        ? { barMaxWidth: 36 }
        : { symbol: 'circle', symbolSize: 6, lineStyle: { type: 'dashed' } }),
    })),
  };
}
