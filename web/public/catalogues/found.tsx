import { Link } from 'react-router';
import { useList, useRead } from '../../client/index.ts';
import { Section } from '../../ui/page.tsx';
import { useSearch } from '../../ui/search-params.ts';
import { PublicRead } from '../pieces.tsx';
import { PlaceFilter } from './pieces.tsx';
import { words } from './words.ts';

type Kind = keyof typeof words.kinds;

/** Everything that the words find, of one kind or of all; what is chosen stands in the address. */
export function FoundEverywhere(props: { wanted: string; title: string }) {
  const [search, change] = useSearch();
  const kind = (search.get('kind') ?? '') as Kind | '';
  const divisionCode = search.get('divisionCode') ?? '';
  const where = divisionCode === '' ? {} : { divisionCode };
  const counts = useRead('/api/public/search', { query: { q: props.wanted, ...where, limit: 1 } });
  const found = useList('/api/public/search', {
    q: props.wanted,
    ...where,
    ...(kind === '' ? {} : { kind }),
  });
  return (
    <Section title={props.title}>
      <div className="open-filters">
        <PlaceFilter />
      </div>
      <div className="chips">
        <fieldset aria-label={words.navigation}>
          {[{ kind: '' as const, count: null }, ...(counts.data?.kinds ?? [])].map((one) => (
            <label key={one.kind}>
              <input
                type="radio"
                name="kind"
                checked={kind === one.kind}
                onChange={() => change({ kind: one.kind })}
              />
              <span>
                {one.count === null
                  ? words.allKinds
                  : words.kindCount(words.kinds[one.kind as Kind], one.count)}
              </span>
            </label>
          ))}
        </fieldset>
      </div>
      <PublicRead of={found}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="empty">{words.noMatch}</p>
          ) : (
            <>
              <ul className="entries">
                {rows.map((row) => (
                  <li key={`${row.kind} ${row.id}`} className="entry">
                    <h3>
                      {row.path.startsWith('/m/') ? (
                        <a href={row.path}>{row.title}</a>
                      ) : (
                        <Link to={row.path}>{row.title}</Link>
                      )}{' '}
                      <span className="quiet small">{words.kinds[row.kind]}</span>
                    </h3>
                    <p className="quiet">{row.note}</p>
                  </li>
                ))}
              </ul>
              {found.hasNextPage ? (
                <button type="button" className="plain-button" onClick={() => void found.fetchNextPage()}>
                  {words.more}
                </button>
              ) : null}
            </>
          )
        }
      </PublicRead>
    </Section>
  );
}
