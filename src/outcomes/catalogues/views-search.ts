import type { z } from 'zod';
import type { Vocabulary } from '../../law/policy/index.ts';
import type { CatalogueBook } from './catalogue-book.ts';
import { type Opening, seatsLeft } from './catalogue-openings.ts';
import type { FoundKind, searchQuery, searchReply } from './contract.ts';
import { type Entry, entryOf, matching, occupationWords, pageOf } from './entries.ts';

type Found = z.input<typeof searchReply>['rows'][number];

/** What is shown first of equally good finds. */
const ORDER: readonly FoundKind[] = [
  'occupations',
  'openings',
  'projects',
  'institutions',
  'scarce-occupations',
  'guides',
  'standards',
  'platforms',
  'publications',
  'divisions',
  'clauses',
];

/** Every entry that the search box finds, made once a book. */
function searchIndex(book: CatalogueBook): Entry<Found>[] {
  const { vocabulary } = book.sources.policies;
  const all = [...ofRegisters(book, vocabulary), ...ofLaw(book, vocabulary), ...ofPlaces(book)];
  return all.sort((a, b) => ORDER.indexOf(a.row.kind) - ORDER.indexOf(b.row.kind));
}

function again<Row>(entry: Entry<Row>, found: Omit<Found, 'id'>): Entry<Found> {
  return { ...entry, id: `${found.kind}:${entry.id}`, row: { ...found, id: entry.id } };
}

function ofRegisters(book: CatalogueBook, vocabulary: Vocabulary): Entry<Found>[] {
  const ofOpening = (row: Opening) => {
    const state = vocabulary.sections().openingStates?.[row.state]?.zh ?? '';
    return row.state === 'open' ? `${state}，还有 ${seatsLeft(row)} 个名额，报到 ${row.openUntil}` : state;
  };
  return [
    ...book.openings
      .filter(({ row }) => row.state !== 'cancelled')
      .map((entry) =>
        again(entry, {
          kind: 'openings',
          title: entry.row.className,
          note: [
            entry.row.organisationName,
            entry.row.divisionName,
            `${entry.row.startOn} 至 ${entry.row.endOn}`,
            ofOpening(entry.row),
          ].join('　'),
          path: `/m/learn/${entry.id}`,
        }),
      ),
    ...book.projects.map((entry) =>
      again(entry, {
        kind: 'projects',
        title: entry.row.name,
        note: `${entry.row.organisationName}　${entry.row.divisionName}`,
        path: `/public/projects/${entry.id}`,
      }),
    ),
    ...book.institutions.map((entry) =>
      again(entry, {
        kind: 'institutions',
        title: entry.row.name,
        note: `${entry.row.divisionName}　${vocabulary.sections().organisationStatuses?.[entry.row.state]?.zh ?? ''}`,
        path: `/public/institutions/${entry.id}`,
      }),
    ),
    ...book.platforms.map((entry) =>
      again(entry, {
        kind: 'platforms',
        title: entry.row.name,
        note: entry.row.link,
        path: `/public/platforms/${entry.id}`,
      }),
    ),
  ];
}

function ofLaw(book: CatalogueBook, vocabulary: Vocabulary): Entry<Found>[] {
  const { clauses } = book.sources.policies;
  return [
    ...book.scarce.map((entry) =>
      again(entry, {
        kind: 'scarce-occupations',
        title: entry.row.occupationName ?? entry.row.occupationCode,
        note: `${entry.row.divisionName}　${entry.row.source}`,
        path: `/public/occupations/${entry.row.occupationCode}`,
      }),
    ),
    ...book.standards.map((entry) =>
      again(entry, {
        kind: 'standards',
        title: [vocabulary.label('benefits', entry.row.benefit), entry.row.occupationName]
          .filter(Boolean)
          .join('　'),
        note: `${entry.row.divisionName}　${entry.row.source}`,
        path: entry.row.occupationCode
          ? `/public/occupations/${entry.row.occupationCode}`
          : `/public/standards?divisionCode=${entry.row.divisionCode}`,
      }),
    ),
    ...book.guides.map((entry) =>
      again(entry, {
        kind: 'guides',
        title: vocabulary.label('benefits', entry.row.benefit),
        note: entry.row.policyTitle,
        path: `/public/guides/${entry.id}`,
      }),
    ),
    ...[...clauses.clauses.values()].map((clause) =>
      entryOf<Found>(
        {
          kind: 'clauses',
          id: clause.id,
          title: `${clause.id} ${clause.short}`,
          note: clause.requirement,
          path: `/clauses/${clause.id}`,
        },
        {
          id: `clauses:${clause.id}`,
          texts: [clause.id, clause.short, clause.requirement],
          divisionCode: clauses.documents.get(clause.document)?.region ?? null,
          reachesDown: true,
        },
      ),
    ),
  ];
}

function ofPlaces(book: CatalogueBook): Entry<Found>[] {
  const { occupations, divisions, publications } = book.sources;
  const offeredIn = new Set(book.institutions.map(({ row }) => row.divisionCode));
  return [
    ...occupations.map((occupation) => {
      const { occupationCode, name, aliases } = occupation;
      return entryOf<Found>(
        {
          kind: 'occupations',
          id: occupationCode,
          title: name,
          note: aliases.length === 0 ? occupationCode : `也叫：${aliases.join('、')}`,
          path: `/public/occupations/${occupationCode}`,
        },
        {
          id: `occupations:${occupationCode}`,
          texts: occupationWords(occupation),
          divisionCode: null,
          occupationCodes: [occupationCode],
        },
      );
    }),
    ...divisions
      .filter(({ divisionCode }) => offeredIn.has(divisionCode))
      .map(({ divisionCode, name }) =>
        entryOf<Found>(
          {
            kind: 'divisions',
            id: divisionCode,
            title: name,
            note: '本地的培训机构',
            path: `/public/institutions?divisionCode=${divisionCode}`,
          },
          { id: `divisions:${divisionCode}`, texts: [name], divisionCode },
        ),
      ),
    ...publications.map(({ publicationId, title, number }) =>
      entryOf<Found>(
        {
          kind: 'publications',
          id: publicationId,
          title,
          note: number,
          path: `/public/publications/${publicationId}`,
        },
        { id: `publications:${publicationId}`, texts: [title, number], divisionCode: null },
      ),
    ),
  ];
}

const indexes = new WeakMap<CatalogueBook, Entry<Found>[]>();

/** Everything that fits, and how many there are of each kind; nothing without words. */
export function searchView(
  book: CatalogueBook,
  query: z.infer<typeof searchQuery>,
): z.input<typeof searchReply> {
  if ((query.q ?? '') === '') return { rows: [], next: null, total: 0, kinds: [] };
  let index = indexes.get(book);
  if (!index) {
    index = searchIndex(book);
    indexes.set(book, index);
  }
  const found = matching(index, query);
  const counts = new Map<FoundKind, number>();
  for (const { row } of found) counts.set(row.kind, (counts.get(row.kind) ?? 0) + 1);
  const shown = query.kind === undefined ? found : found.filter(({ row }) => row.kind === query.kind);
  return {
    ...pageOf(shown, query),
    kinds: ORDER.flatMap((kind) => {
      const count = counts.get(kind);
      return count === undefined ? [] : [{ kind, count }];
    }),
  };
}
