import { type ReactNode, useDeferredValue } from 'react';
import { Link } from 'react-router';
import { type ListPath, type Query, type Row, useList } from '../../client/index.ts';
import { count } from '../../ui/format.ts';
import { LinkPicture } from '../../ui/link-picture.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { useSearch } from '../../ui/search-params.ts';
import { PublicRead, SearchBox } from '../pieces.tsx';
import { LevelFilter, PlaceFilter, PrintButton } from './pieces.tsx';
import {
  GuideEntry,
  InstitutionEntry,
  OpenNowEntry,
  PlatformEntry,
  ProjectEntry,
  ScarceEntry,
  StandardEntry,
} from './rows.tsx';
import { words } from './words.ts';

type Catalogue = keyof typeof words.catalogues;
type CataloguePath = `/api/public/${Catalogue}` & ListPath;

/** What the address asks of a list. */
function useFilters() {
  const [search] = useSearch();
  const level = search.get('level');
  const q = useDeferredValue((search.get('q') ?? '').trim());
  return {
    ...(q === '' ? {} : { q }),
    ...(search.get('divisionCode') ? { divisionCode: search.get('divisionCode') as string } : {}),
    ...(search.get('occupationCode') ? { occupationCode: search.get('occupationCode') as string } : {}),
    ...(level ? { level: Number(level) } : {}),
  };
}

/** One catalogue: search, filters, rows, and the same as a file and as data. */
function CatalogueList<P extends CataloguePath>(props: {
  of: Catalogue;
  path: P;
  hasLevels?: boolean;
  hint?: string;
  entry: (row: Row<P>, index: number) => ReactNode;
}) {
  const { of, path, entry } = props;
  const [search, change] = useSearch();
  const filters = useFilters();
  const list = useList(path, filters as Omit<NonNullable<Query<P>>, 'after' | 'limit'>);
  const asked = new URLSearchParams(
    Object.entries(filters).map(([name, value]) => [name, String(value)] as [string, string]),
  ).toString();
  const { title, lead } = words.catalogues[of];
  return (
    <Page title={title} lead={lead} acts={<PrintButton />}>
      <SearchBox
        label={words.search}
        hint={props.hint ?? words.searchHint}
        value={search.get('q') ?? ''}
        onChange={(q) => change({ q })}
      />
      <div className="open-filters no-print">
        <PlaceFilter />
        {props.hasLevels ? <LevelFilter /> : null}
      </div>
      <PublicRead of={list}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <p className="empty">{asked === '' ? words.empty[of] : words.noMatch}</p>
          ) : (
            <>
              <p className="quiet" role="status">
                {words.total(count(total ?? rows.length))}
              </p>
              <ul className="entries">{rows.map((row, index) => entry(row as Row<P>, index))}</ul>
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
      <p className="open-tools no-print">
        <a href={`${path}.csv${asked === '' ? '' : `?${asked}`}`} download>
          {words.file}
        </a>
        <a href={`${path}${asked === '' ? '' : `?${asked}`}`}>{words.data}</a>
      </p>
      <LinkPicture title={title} />
    </Page>
  );
}

/** Classes that take people today; the file and the search hold also those that will or did. */
export function OpeningsPage() {
  return (
    <CatalogueList
      of="openings"
      path="/api/public/openings"
      hint={words.openingsHint}
      entry={(row) => <OpenNowEntry key={row.openingId} of={row} />}
    />
  );
}

export function ProjectsPage() {
  return (
    <CatalogueList
      of="projects"
      path="/api/public/projects"
      hasLevels
      entry={(row) => <ProjectEntry key={row.projectId} of={row} />}
    />
  );
}

export function InstitutionsPage() {
  return (
    <CatalogueList
      of="institutions"
      path="/api/public/institutions"
      hasLevels
      entry={(row) => <InstitutionEntry key={row.organisationId} of={row} />}
    />
  );
}

export function ScarceOccupationsPage() {
  return (
    <CatalogueList
      of="scarce-occupations"
      path="/api/public/scarce-occupations"
      entry={(row) => <ScarceEntry key={row.scarceId} of={row} />}
    />
  );
}

export function StandardsPage() {
  return (
    <CatalogueList
      of="standards"
      path="/api/public/standards"
      hasLevels
      entry={(row) => <StandardEntry key={row.standardId} of={row} />}
    />
  );
}

export function PlatformsPage() {
  return (
    <CatalogueList
      of="platforms"
      path="/api/public/platforms"
      entry={(row) => <PlatformEntry key={row.platformId} of={row} />}
    />
  );
}

export function GuidesPage() {
  return (
    <CatalogueList
      of="guides"
      path="/api/public/guides"
      entry={(row) => <GuideEntry key={`${row.policyId} ${row.benefit}`} of={row} />}
    />
  );
}

/** The way into all catalogues. */
export function CatalogueLinks() {
  return (
    <Section title={words.title}>
      <ul className="open-catalogues">
        {(Object.keys(words.catalogues) as Catalogue[]).map((of) => (
          <li key={of}>
            <Link to={`/public/${of}`}>
              <b>{words.catalogues[of].title}</b>
              <span>{words.catalogues[of].lead}</span>
            </Link>
          </li>
        ))}
        <li>
          <Link to="/public/certificates">
            <b>{words.certificate.title}</b>
            <span>{words.certificate.lead}</span>
          </Link>
        </li>
      </ul>
    </Section>
  );
}
