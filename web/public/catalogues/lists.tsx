import { type ReactNode, useDeferredValue, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { type ListPath, type Query, type Row, useList, useRead } from '../../client/index.ts';
import { count } from '../../ui/format.ts';
import { LinkPicture } from '../../ui/link-picture.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { useSearch } from '../../ui/search-params.ts';
import { PublicRead, SearchBox } from '../pieces.tsx';
import { LevelFilter, PlaceFilter, PrintButton } from './pieces.tsx';
import {
  type Guide,
  GuideEntry,
  InstitutionEntry,
  MenuEntry,
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
  /** False for one that is made of others: they have files of their own. */
  hasFile?: boolean;
  hint?: string;
  entry: (row: Row<P>, index: number) => ReactNode;
  /** Rows below a head each, in this order; without it they stand in one list. */
  heads?: readonly { readonly head: string; readonly holds: (row: Row<P>) => boolean }[];
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
              <UnderHeads rows={rows as Row<P>[]} heads={props.heads} entry={entry} />
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
        {props.hasFile === false ? null : (
          <a href={`${path}.csv${asked === '' ? '' : `?${asked}`}`} download>
            {words.file}
          </a>
        )}
        <a href={`${path}${asked === '' ? '' : `?${asked}`}`}>{words.data}</a>
      </p>
      <LinkPicture title={title} />
    </Page>
  );
}

function UnderHeads<T>(props: {
  rows: readonly T[];
  heads: readonly { readonly head: string; readonly holds: (row: T) => boolean }[] | undefined;
  entry: (row: T, index: number) => ReactNode;
}) {
  const { rows, heads, entry } = props;
  if (heads === undefined) return <ul className="entries">{rows.map(entry)}</ul>;
  return heads.map(({ head, holds }) => {
    const under = rows.filter(holds);
    return under.length === 0 ? null : (
      <section key={head}>
        <h2>{head}</h2>
        <ul className="entries">{under.map(entry)}</ul>
      </section>
    );
  });
}

/** The menu of a region: what, when, where and in which way. */
export function MenuPage() {
  return (
    <CatalogueList
      of="menu"
      path="/api/public/menu"
      hasFile={false}
      hasLevels
      hint={words.openingsHint}
      entry={(row) => <MenuEntry key={row.menuId} of={row} />}
    />
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

/** What can be claimed today first. Without a place in the address, in a demonstration, the place of its county. */
export function GuidesPage() {
  const [search, change] = useSearch();
  const isOpen = useRef(!search.has('divisionCode'));
  const home = useRead('/api/demonstration', {}, { fresh: DAY }).data?.county;
  useEffect(() => {
    if (!isOpen.current || !home) return;
    isOpen.current = false;
    change({ divisionCode: home });
  }, [home, change]);
  return (
    <CatalogueList
      of="guides"
      path="/api/public/guides"
      heads={GUIDE_HEADS}
      entry={(row) => <GuideEntry key={`${row.policyId} ${row.benefit}`} of={row} />}
    />
  );
}

const DAY = 86_400_000;
const GUIDE_HEADS = [
  { head: words.guideNow, holds: (row: Guide) => row.standing === 'in-force' },
  { head: words.guideComing, holds: (row: Guide) => row.standing === 'coming' },
  { head: words.guideEnded, holds: (row: Guide) => row.standing === 'ended' },
] as const;

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
          <Link to="/public/training-standards">
            <b>{words.norms.title}</b>
            <span>{words.norms.lead}</span>
          </Link>
        </li>
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
