import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useRef } from 'react';
import { words } from './words.ts';

export interface ChartTable {
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
export const chartText = { color: '#404040', fontSize: 13, fontFamily: 'inherit' } as const;

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

export function Figures(props: { label: string; table: ChartTable }) {
  return (
    <table className="plain" aria-label={props.label}>
      <thead>
        <tr>
          {props.table.head.map((title, index) => (
            <th key={title} scope="col" className={index > 0 ? 'number' : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.table.rows.map((row) => (
          <tr key={row[0]}>
            {row.map((cell, index) =>
              index === 0 ? (
                <th key={cell} scope="row">
                  {cell}
                </th>
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells stand in the order of the head
                <td key={index} className="number">
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
