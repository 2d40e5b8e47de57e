import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import { type Row, useList } from '../../client/index.ts';
import { count, yuan } from '../../ui/format.ts';
import { Page } from '../../ui/page.tsx';
import { ProvisionalMark } from '../../ui/provisional.tsx';
import { PublicationDaysLeft } from '../../ui/publication-days-left.tsx';
import { PublicRead, SearchBox } from '../pieces.tsx';
import { words } from './words.ts';

export type PublicPublication = Row<'/api/public/publications'>;

/** One publication in a list of the public: what, until when, how many, how much. */
export function PublicationEntry(props: { of: PublicPublication; level?: 'h2' | 'h3' }) {
  const { of, level: Heading = 'h3' } = props;
  return (
    <li className="entry">
      <Heading>
        <Link to={`/public/publications/${of.publicationId}`}>{of.title}</Link>
      </Heading>
      <p>
        <PublicationDaysLeft days={of.workingDaysLeft} />{' '}
        <span className="quiet">
          {words.period(of)} <ProvisionalMark on={of.lastDay} />
        </span>
      </p>
      <p className="quiet">
        <span className="nowrap">{of.number}</span> {words.summary(of.lineCount, yuan(of.totalFen))}
      </p>
    </li>
  );
}

/** What lies open now: titles, days left, and the way to object. No login. */
export function PublicPublications() {
  const list = useList('/api/public/publications', {});
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  return (
    <Page title={words.title} lead={words.lead}>
      <p>
        <Link to="/public/objections">{words.findTitle}</Link>
      </p>
      <SearchBox label={words.searchLabel} hint={words.search} value={text} onChange={setText} />
      <PublicRead of={list}>
        {(data) => {
          const shown = data.rows.filter((row) => row.title.includes(wanted) || row.number.includes(wanted));
          if (data.rows.length === 0)
            return (
              <div className="empty">
                <h2>{words.none}</h2>
                <p>{words.noneHint}</p>
              </div>
            );
          return (
            <>
              <p className="quiet" role="status">
                {shown.length === 0 ? words.noMatch : words.found(count(shown.length))}
              </p>
              <ul className="entries">
                {shown.map((row) => (
                  <PublicationEntry key={row.publicationId} of={row} level="h2" />
                ))}
              </ul>
            </>
          );
        }}
      </PublicRead>
    </Page>
  );
}
