import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useRef } from 'react';
import { SimpleTable } from './simple-table.tsx';
import { words } from './words.ts';

interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface ChartProps {
  /** What the chart says, in a sentence; read aloud instead of the picture. */
  readonly label: string;
  readonly option: EChartsCoreOption;
  /** The same figures as a table, for those who cannot see the picture and for copying. */
  readonly table: ChartTable;
  readonly height?: number;
}

/** Greys and one blue that stay apart in grey print. */
export const chartColours = {
  strong: '#0958d9',
  middle: '#7a9cd6',
  weak: '#cfd9ea',
  ink: '#1a1a1a',
} as const;

/** Text of a chart as the page sets it. */
const chartText = { color: '#404040', fontSize: 13, fontFamily: 'inherit' } as const;

/** A chart labelled directly, drawn as SVG without motion. The drawing code is loaded when the first chart is. */
export function Chart(props: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const { option } = props;
  useEffect(() => {
    let chart: EChartsType | undefined;
    let gone = false;
    const sized = new ResizeObserver(() => chart?.resize());
    void import('./echarts.ts').then(({ init }) => {
      if (gone || box.current === null) return;
      chart = init(box.current, null, { renderer: 'svg' });
      chart.setOption({ animation: false, textStyle: chartText, ...option });
      sized.observe(box.current);
    });
    return () => {
      gone = true;
      sized.disconnect();
      chart?.dispose();
    };
  }, [option]);
  return (
    <figure className="chart-frame">
      <div
        ref={box}
        className="chart"
        role="img"
        aria-label={props.label}
        style={{ height: props.height ?? 220 }}
      />
      <details className="no-print">
        <summary>{words.chart.asTable}</summary>
        <Figures label={props.label} table={props.table} />
      </details>
    </figure>
  );
}

function Figures(props: { label: string; table: ChartTable }) {
  return (
    <SimpleTable<readonly string[]>
      label={props.label}
      rows={props.table.rows}
      rowKey={(row) => row[0] ?? ''}
      columns={props.table.head.map((title, at) => ({
        title,
        kind: at === 0 ? 'text' : 'number',
        rowHead: at === 0,
        show: (row: readonly string[]) => row[at],
      }))}
    />
  );
}
