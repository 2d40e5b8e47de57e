import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import { useList } from '../client/index.ts';
import { useClauseBook } from '../ui/clause-book.ts';
import { Page, Section } from '../ui/page.tsx';
import { PublicRead, SearchBox } from './pieces.tsx';
import { PublicationEntry } from './publications/list.tsx';
import { words as publicationWords } from './publications/words.ts';
import { words } from './words.ts';

const FEW = 8;

function Occupations(props: { wanted: string }) {
  const found = useList('/api/occupations', { name: props.wanted });
  const rows = found.data?.rows.slice(0, FEW) ?? [];
  if (rows.length === 0) return null;
  return (
    <Section title={words.occupations}>
      <ul className="entries">
        {rows.map((row) => (
          <li key={row.occupationCode} className="entry">
            <h3>{row.name}</h3>
            <p className="quiet">
              {words.occupationCode(row.occupationCode)}
              {row.aliases.length > 0 ? ` ${words.aliases(row.aliases.join(words.comma))}` : ''}
            </p>
          </li>
        ))}
      </ul>
      <p className="quiet">{words.institutionsComing}</p>
    </Section>
  );
}

function Clauses(props: { wanted: string }) {
  const book = useClauseBook();
  const found = (book.data?.clauses ?? []).filter((clause) => clause.matches(props.wanted)).slice(0, FEW);
  if (found.length === 0) return null;
  return (
    <Section title={words.clauses}>
      <ul className="entries">
        {found.map((clause) => (
          <li key={clause.id} className="entry">
            <h3>
              <Link to={`/clauses/${clause.id}`}>
                {clause.id} {clause.short}
              </Link>
            </h3>
            <p className="quiet">
              {clause.document.short} {clause.ref}
            </p>
            <p>{clause.requirement}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Publications(props: { wanted: string }) {
  const list = useList('/api/public/publications', {});
  return (
    <Section
      title={words.publications}
      aside={<Link to="/public/publications">{words.allPublications}</Link>}
    >
      <PublicRead of={list}>
        {(data) => {
          const shown = data.rows.filter((row) => row.title.includes(props.wanted)).slice(0, FEW);
          if (shown.length === 0)
            return (
              <p className="quiet">
                {props.wanted === '' ? publicationWords.none : publicationWords.noMatch}
              </p>
            );
          return (
            <ul className="entries">
              {shown.map((row) => (
                <PublicationEntry key={row.publicationId} of={row} />
              ))}
            </ul>
          );
        }}
      </PublicRead>
    </Section>
  );
}

/** The search box first; under it what lies open now. */
export function PublicHome() {
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  return (
    <Page title={words.title} lead={words.lead}>
      <SearchBox label={words.searchLabel} hint={words.searchHint} value={text} onChange={setText} />
      {wanted.length >= 2 ? (
        <>
          <Occupations wanted={wanted} />
          <Clauses wanted={wanted} />
        </>
      ) : null}
      <Publications wanted={wanted} />
      {wanted.length < 2 ? (
        <Section title={words.clauses} aside={<Link to="/clauses">{words.allClauses}</Link>}>
          <p>{words.clausesLead}</p>
        </Section>
      ) : null}
    </Page>
  );
}
