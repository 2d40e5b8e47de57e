import { useDeferredValue } from 'react';
import { Link } from 'react-router';
import { useList } from '../client/index.ts';
import { Page, Section } from '../ui/page.tsx';
import { useSearch } from '../ui/search-params.ts';
import { FoundEverywhere } from './catalogues/found.tsx';
import { CatalogueLinks } from './catalogues/lists.tsx';
import { PublicRead, SearchBox } from './pieces.tsx';
import { PublicationEntry } from './publications/list.tsx';
import { words as publicationWords } from './publications/words.ts';
import { words } from './words.ts';

const FEW = 8;

function Publications() {
  const list = useList('/api/public/publications', {});
  return (
    <Section
      title={words.publications}
      aside={<Link to="/public/publications">{words.allPublications}</Link>}
    >
      <PublicRead of={list}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="quiet">{publicationWords.none}</p>
          ) : (
            <ul className="entries">
              {rows.slice(0, FEW).map((row) => (
                <PublicationEntry key={row.publicationId} of={row} />
              ))}
            </ul>
          )
        }
      </PublicRead>
    </Section>
  );
}

/** The search box first; under it what it finds, or the way into the catalogues and what lies open now. */
export function PublicHome() {
  const [search, change] = useSearch();
  const text = search.get('q') ?? '';
  const wanted = useDeferredValue(text.trim());
  return (
    <Page title={words.title} lead={words.lead}>
      <SearchBox
        label={words.searchLabel}
        hint={words.searchHint}
        value={text}
        onChange={(q) => change({ q, kind: null })}
      />
      {wanted === '' ? (
        <>
          <CatalogueLinks />
          <Publications />
          <Section title={words.clauses} aside={<Link to="/clauses">{words.allClauses}</Link>}>
            <p>{words.clausesLead}</p>
          </Section>
        </>
      ) : (
        <FoundEverywhere wanted={wanted} title={words.results} />
      )}
    </Page>
  );
}
