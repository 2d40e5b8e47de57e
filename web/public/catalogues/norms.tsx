import { useDeferredValue } from 'react';
import { type Row, useList } from '../../client/index.ts';
import { Page } from '../../ui/page.tsx';
import { useSearch } from '../../ui/search-params.ts';
import { Label } from '../../ui/values.tsx';
import { PublicRead, SearchBox } from '../pieces.tsx';
import { levelName, PrintButton } from './pieces.tsx';
import { words } from './words.ts';

type Norm = Row<'/api/training-standards'>;

function NormEntry({ of }: { of: Norm }) {
  const { totalHours, theoryHours, practiceHours, safetyHours } = of;
  return (
    <li className="entry">
      <h2>{of.title}</h2>
      <p>
        <Label in="trainingStandardKinds" id={of.kind} /> {of.code} {of.edition}{' '}
        {of.level === null ? null : levelName(of.level)} {of.occupationName}
      </p>
      <p>
        {totalHours === null
          ? words.norms.noHours
          : words.norms.hours(totalHours, theoryHours, practiceHours, safetyHours)}
      </p>
      <p className="quiet small">
        {of.divisionCode === null ? words.norms.national : null} {of.from}
        {of.through === null ? '' : `—${of.through}`}{' '}
        {of.inForce ? null : of.isComing ? words.norms.coming : words.norms.ended} {words.source} {of.source}
      </p>
    </li>
  );
}

/** National standards, assessment norms, textbooks and training packages, with their hours, days and sources. */
export function NormsPage() {
  const [search, change] = useSearch();
  const name = useDeferredValue((search.get('q') ?? '').trim());
  const list = useList('/api/training-standards', name === '' ? {} : { name });
  return (
    <Page title={words.norms.title} lead={words.norms.lead} acts={<PrintButton />}>
      <SearchBox
        label={words.search}
        hint={words.norms.title}
        value={search.get('q') ?? ''}
        onChange={(q) => change({ q })}
      />
      <PublicRead of={list}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="empty">{name === '' ? words.norms.none : words.noMatch}</p>
          ) : (
            <>
              <ul className="entries">
                {rows.map((row) => (
                  <NormEntry key={row.standardId} of={row} />
                ))}
              </ul>
              {list.hasNextPage ? (
                <button
                  type="button"
                  className="plain-button no-print"
                  onClick={() => void list.fetchNextPage()}
                >
                  {words.more}
                </button>
              ) : null}
            </>
          )
        }
      </PublicRead>
    </Page>
  );
}
