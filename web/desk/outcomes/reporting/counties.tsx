import { Link } from 'react-router';
import { type Row, useRead } from '../../../client/index.ts';
import { count, Money, Read, Section, type SimpleColumn, SimpleTable } from '../../../ui/index.ts';
import { words } from './words.ts';

type County = Row<'/api/counties'>;
const FIGURES = ['classes', 'persons', 'claims', 'paidFen', 'overdue'] as const;

/** Where a figure of a county is shown row by row. */
const LISTS: Readonly<Partial<Record<(typeof FIGURES)[number], string>>> = {
  classes: '/desk/classes',
  persons: '/desk/classes',
  claims: '/desk/claims',
  paidFen: '/desk/claims',
  overdue: '/desk/claims',
};

const titles: Readonly<Record<(typeof FIGURES)[number], string>> = {
  classes: words.counties.classes,
  persons: words.counties.persons,
  claims: words.counties.claims,
  paidFen: words.counties.paid,
  overdue: words.counties.overdue,
};

const shown = (figure: (typeof FIGURES)[number], value: number) =>
  figure === 'paidFen' ? <Money fen={value} /> : count(value);

/** The counties in reach with the figures of the year, those with late reviews first; each figure leads to its list. */
export function Counties() {
  const answer = useRead('/api/counties');
  return (
    <Read of={answer}>
      {({ year, rows, withoutAny }) => {
        const columns: readonly SimpleColumn<County>[] = [
          {
            title: words.counties.name,
            rowHead: true,
            show: (row) => <Link to={`/desk/classes?divisionCode=${row.divisionCode}`}>{row.name}</Link>,
          },
          ...FIGURES.map(
            (figure): SimpleColumn<County> => ({
              title: titles[figure],
              kind: 'number',
              show: (row) => (
                <Link to={`${LISTS[figure]}?divisionCode=${row.divisionCode}`}>
                  {shown(figure, row[figure])}
                </Link>
              ),
              total: shown(
                figure,
                rows.reduce((sum, row) => sum + row[figure], 0),
              ),
            }),
          ),
        ];
        return (
          <Section title={words.counties.title(year)}>
            {rows.length === 0 ? (
              <p className="quiet">{words.counties.empty}</p>
            ) : (
              <SimpleTable
                scroll={words.counties.title(year)}
                columns={columns}
                rows={rows}
                rowKey={(row) => row.divisionCode}
                {...(rows.length > 1 ? { total: words.counties.total } : {})}
              />
            )}
            {withoutAny > 0 ? <p className="quiet">{words.counties.without(count(withoutAny))}</p> : null}
          </Section>
        );
      }}
    </Read>
  );
}
