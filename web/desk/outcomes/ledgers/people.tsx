import { Link } from 'react-router';
import { type Query, type Row, useRead } from '../../../client/index.ts';
import {
  type Column,
  type Filter,
  ListPage,
  usePlaceFilter,
  useSearch,
  useVocabulary,
} from '../../../ui/index.ts';
import { TakeAway } from './take-away.tsx';
import { words } from './words.ts';

type Person = Row<'/api/ledger-people'>;
type Fixed = Partial<NonNullable<Query<'/api/ledger-people'>>>;
const labels = words.people;
const { columns: c } = labels;

/** What is known of everybody, in words; whether somebody works is said only where it was recorded. */
function useColumnsOfPeople(): readonly Column<Person>[] {
  const { term } = useVocabulary();
  const terms = (list: string, ids: readonly string[]) => ids.map((id) => term(list, id)).join('、');
  return [
    { id: 'name', title: c.name, value: (row) => row.name, width: 6 },
    { id: 'number', title: c.number, value: (row) => row.idNumberMasked, width: 13, off: true },
    { id: 'township', title: c.township, value: (row) => row.townshipName, width: 8 },
    { id: 'village', title: c.village, value: (row) => row.villageName, width: 9 },
    { id: 'household', title: c.household, value: (row) => row.householdNumber, width: 10 },
    { id: 'duty', title: c.duty, value: (row) => terms('dutyKinds', row.dutyKinds), off: true },
    { id: 'facts', title: c.facts, value: (row) => terms('ledgerFacts', row.facts), width: 24 },
    {
      id: 'contact',
      title: c.contact,
      value: (row) => (row.contact === null ? labels.notAsked : term('contactStates', row.contact)),
      width: 7,
    },
    { id: 'contactOn', title: c.contactOn, value: (row) => row.contactOn, kind: 'day' },
    { id: 'organisation', title: c.organisation, value: (row) => row.organisationName, width: 14 },
    { id: 'trained', title: c.trained, value: (row) => row.trainedOn, kind: 'day' },
    { id: 'certified', title: c.certified, value: (row) => row.certifiedOn, kind: 'day' },
    { id: 'job', title: c.job, value: (row) => row.jobOn ?? labels.unknownJob, width: 7 },
  ];
}

/** The places below by name, and the place that the address names where it is none of them. */
function placeFilters(
  places: readonly Filter[],
  of: { readonly code: string; readonly name: string } | undefined,
  place: string | null,
): readonly Filter[] {
  if (place === null || of === undefined) return places;
  const [below] = places;
  const choices = (below?.kind === 'choice' ? below.choices : undefined) ?? [];
  if (choices.some(({ value }) => value === place)) return places;
  const itself = { value: place, label: of.name };
  return [
    {
      name: 'place',
      label: below?.label ?? labels.filters.place,
      kind: 'choice',
      choices: [itself, ...choices],
    },
  ];
}

const FIXED = ['organisationId', 'householdId', 'without'] as const;

/** People of a place, of a list, of an institution or of a household, as the number that led here counts them. */
export function Component() {
  const [search] = useSearch();
  const place = search.get('place');
  const lists = useRead('/api/five-lists', { query: place === null ? {} : { place } });
  const places = usePlaceFilter('place', place ?? undefined);
  const columns = useColumnsOfPeople();
  const fixed = Object.fromEntries(
    FIXED.flatMap((name) => {
      const value = search.get(name);
      return value === null ? [] : [[name, value]];
    }),
  ) as Fixed;
  const filters: readonly Filter[] = [
    {
      name: 'list',
      label: labels.filters.list,
      kind: 'choice',
      choices: [
        ...(lists.data?.rows ?? []).map(({ listId, name }) => ({ value: listId as string, label: name })),
        { value: 'none', label: labels.none },
      ],
    },
    { name: 'fact', label: labels.filters.fact, kind: 'word', in: 'ledgerFacts' },
    ...placeFilters(places, lists.data?.place, place),
  ];
  return (
    <ListPage
      name="ledger-people"
      title={labels.title}
      lead={labels.lead}
      label={labels.title}
      path="/api/ledger-people"
      fixed={fixed}
      filters={filters}
      columns={columns}
      wrap
      rowKey={(row) => row.key}
      empty={{ title: labels.empty, hint: labels.emptyHint }}
      above={
        Object.keys(fixed).length === 0 ? null : (
          <p>
            {labels.only} <Link to="/desk/ledgers/people">{labels.all}</Link>
          </p>
        )
      }
      acts={
        <>
          <Link to="/desk/five-lists">{labels.navigation}</Link>
          <Link to="/desk/ledgers">{labels.toLevels}</Link>
          <TakeAway what="five-lists" place={place} />
        </>
      }
    />
  );
}
