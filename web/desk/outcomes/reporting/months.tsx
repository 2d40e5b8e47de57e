import { useMemo } from 'react';
import type { Reply } from '../../../client/index.ts';
import { Chart, chartColours, count } from '../../../ui/index.ts';
import { words } from './words.ts';

type Month = Reply<'/api/overview'>['classesByMonth'][number];

/** Classes by month: enrolled and certified side by side, the number of classes under the month. */
export function Months(props: { year: number; rows: readonly Month[] }) {
  const { rows } = props;
  const option = useMemo(() => {
    const bars = (name: string, colour: string, value: (row: Month) => number) => ({
      type: 'bar',
      name,
      barMaxWidth: 22,
      barGap: '10%',
      itemStyle: { color: colour },
      label: { show: true, position: 'top', color: chartColours.ink, fontSize: 12 },
      data: rows.map(value).map((figure) => (figure === 0 ? null : figure)),
    });
    const enrolled = bars(words.months.enrolled, chartColours.weak, (row) => row.enrolled);
    const certified = bars(words.months.certified, chartColours.strong, (row) => row.certified);
    return {
      grid: { left: 8, right: 8, top: 28, bottom: 40, outerBoundsMode: 'same' },
      xAxis: {
        type: 'category',
        data: rows.map((row) =>
          row.classes === 0
            ? words.months.monthName(row.month)
            : `${words.months.monthName(row.month)}\n${words.months.classesOf(row.classes)}`,
        ),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: chartColours.ink } },
        axisLabel: { color: chartColours.ink, fontSize: 12, lineHeight: 17, interval: 0 },
      },
      yAxis: { type: 'value', show: false },
      series: [enrolled, certified],
    };
  }, [rows]);
  if (!rows.some((row) => row.classes > 0)) return <p className="quiet">{words.months.empty}</p>;
  return (
    <>
      <p className="quiet small">{words.months.key}</p>
      <Chart
        label={words.months.label(props.year)}
        option={option}
        height={200}
        table={{
          head: [words.months.month, words.months.classes, words.months.enrolled, words.months.certified],
          rows: rows.map((row) => [
            words.months.monthName(row.month),
            count(row.classes),
            count(row.enrolled),
            count(row.certified),
          ]),
        }}
      />
    </>
  );
}
