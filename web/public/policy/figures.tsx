import { useState } from 'react';
import { type Reply, useRead } from '../../client/index.ts';
import type { ClauseOfBook } from '../../ui/clause-book.ts';
import { count } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { PublicRead } from '../pieces.tsx';
import { words } from './words.ts';

type Figure = Reply<'/api/clause-figures'>['rows'][number];
const MINUTES = 60_000;

function sentence({ met, notMet, unknown }: Figure): string {
  return words.carried(count(met + notMet + unknown), count(met), count(notMet), count(unknown));
}

/** This year's figures by clause; nothing as long as they are on the way. */
export function useFiguresOfYear(): ReadonlyMap<string, Figure> | undefined {
  const { data } = useRead('/api/clause-figures', { query: {} }, { fresh: 5 * MINUTES });
  return data && new Map(data.rows.map((row) => [row.clause, row]));
}

/** One line of the map: what a clause that rules rest on carried this year, or plainly that it carried nothing. */
export function CarriedThisYear(props: {
  of: ClauseOfBook;
  figures: ReadonlyMap<string, Figure> | undefined;
}) {
  const { of, figures } = props;
  const figure = figures?.get(of.id);
  if (figure) return <p className="carried">{sentence(figure)}</p>;
  if (figures === undefined || !of.answers.rule?.length) return null;
  return <p className="carried quiet">{words.carriedNoneYet}</p>;
}

/** How many decisions a clause carried, year by year. */
export function FiguresOfClause(props: { of: ClauseOfBook }) {
  const [chosen, setChosen] = useState<number | null>(null);
  const answer = useRead(
    '/api/clause-figures',
    { query: chosen === null ? {} : { year: chosen } },
    { fresh: 5 * MINUTES },
  );
  const current = useRead('/api/clause-figures', { query: {} }, { fresh: 5 * MINUTES });
  const last = current.data?.year ?? 0;
  const first = Number(props.of.document.issuedOn.slice(0, 4));
  const years = Array.from({ length: Math.max(1, last - first + 1) }, (_, index) => last - index);
  return (
    <Section
      title={words.figuresOfClause}
      aside={
        <label>
          {words.figuresYear}{' '}
          <select
            className="year"
            value={chosen ?? last}
            onChange={(event) => setChosen(Number(event.target.value))}
          >
            {years.map((year) => (
              <option key={year} value={year}>
                {words.yearOf(year)}
              </option>
            ))}
          </select>
        </label>
      }
    >
      <PublicRead of={answer}>
        {({ year, rows }) => {
          const row = rows.find(({ clause }) => clause === props.of.id);
          return (
            <p role="status" className={row ? undefined : 'quiet'}>
              {row ? sentence(row) : words.carriedNone(year)}
            </p>
          );
        }}
      </PublicRead>
      <p className="quiet small">{words.carriedLead}</p>
    </Section>
  );
}
