import { useComputedColorScheme } from '@mantine/core';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { chartOption, type Drawing } from './drawing';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

interface Props {
  drawing: Drawing;
  /** What the picture says, for those who do not see it; the numbers are in the table beside it. */
  label: string;
  height: number;
}

/** A picture of numbers; in a file of its own because its library is large. */
export default function Chart({ drawing, label, height }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  useEffect(() => {
    if (place.current === null) {
      return;
    }
    const chart = init(place.current, undefined, { renderer: 'svg' });
    // The library measures text by itself and does not know what is inherited.
    const { fontFamily } = getComputedStyle(place.current);
    chart.setOption(chartOption(drawing, scheme, fontFamily));
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [drawing, scheme]);
  return <div ref={place} role="img" aria-label={label} style={{ width: '100%', height }} />;
}
