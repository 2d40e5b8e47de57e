import { Link } from 'react-router';
import type { Row } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  type Column,
  DialogButton,
  type Filter,
  ListPage,
  usePlaceFilter,
  useSearch,
} from '../../../ui/index.ts';
import { useOccupationFilter } from './fields.tsx';
import { NeedCase } from './need.tsx';
import { RecordDialog } from './record.tsx';
import { words } from './words.ts';

type Need = Row<'/api/needs'>;
const { columns, filters, orders } = words.list;

const wishOf = (row: Need) => row.occupationName ?? (row.words === null ? '' : words.list.said(row.words));

const COLUMNS: readonly Column<Need>[] = [
  { id: 'name', title: columns.name, value: (row) => row.name, width: 7 },
  { id: 'number', title: columns.number, value: (row) => row.idNumberMasked, width: 13, off: true },
  { id: 'phone', title: columns.phone, value: (row) => row.phoneMasked, width: 9, off: true },
  { id: 'kind', title: columns.kind, value: (row) => row.kind, kind: 'word', in: 'needKinds', width: 7 },
  { id: 'wish', title: columns.wish, value: wishOf, width: 16 },
  { id: 'village', title: columns.village, value: (row) => row.villageName, width: 10 },
  {
    id: 'status',
    title: columns.status,
    value: (row) => row.status,
    kind: 'status',
    in: 'needStatuses',
    width: 8,
  },
  { id: 'waits', title: columns.waits, value: (row) => row.waitsDays, kind: 'count', width: 7 },
  { id: 'asked', title: columns.asked, value: (row) => row.askedOn, kind: 'day' },
  { id: 'times', title: columns.times, value: (row) => row.times, kind: 'count', width: 7 },
  {
    id: 'channel',
    title: columns.channel,
    value: (row) => row.channel,
    kind: 'word',
    in: 'needChannels',
    width: 9,
  },
  { id: 'first', title: columns.first, value: (row) => row.firstAskedOn, kind: 'day', off: true },
  {
    id: 'destination',
    title: columns.destination,
    value: (row) => row.destination,
    kind: 'word',
    in: 'needDestinations',
    off: true,
  },
  { id: 'place', title: columns.place, value: (row) => row.placeWished, off: true },
  { id: 'from', title: columns.from, value: (row) => row.wishedFrom?.slice(0, 7) ?? null, off: true },
  { id: 'askedBy', title: columns.askedBy, value: (row) => row.askedBy, off: true },
];

const FILTERS: readonly Filter[] = [
  { name: 'kind', label: filters.kind, kind: 'word', in: 'needKinds' },
  { name: 'status', label: filters.status, kind: 'word', in: 'needStatuses' },
  { name: 'channel', label: filters.channel, kind: 'word', in: 'needChannels' },
  { name: 'destination', label: filters.destination, kind: 'word', in: 'needDestinations' },
  { name: 'q', label: filters.q, kind: 'text' },
  {
    name: 'order',
    label: filters.order,
    kind: 'choice',
    choices: [
      { value: 'newest', label: orders.newest },
      { value: 'longest', label: orders.longest },
    ],
  },
  {
    name: 'unmapped',
    label: filters.unmapped,
    kind: 'choice',
    choices: [{ value: 'yes', label: words.list.unmapped }],
  },
  {
    name: 'counted',
    label: filters.counted,
    kind: 'choice',
    choices: [{ value: 'yes', label: words.list.counted }],
  },
];

/** The ledger of needs, newest first; a township and a village see their own. */
export function Component() {
  const { me } = useMe();
  const [search] = useSearch();
  const places = usePlaceFilter('place', search.get('place') ?? undefined);
  const occupation = useOccupationFilter(search.get('occupationCode'));
  return (
    <ListPage
      name="needs"
      title={words.list.title}
      lead={words.list.lead}
      label={words.list.title}
      path="/api/needs"
      columns={COLUMNS}
      filters={[...FILTERS, ...places, ...occupation]}
      rowKey={(row) => row.needId}
      href={(row) => `/desk/needs/${row.needId}`}
      drawer={(needId) => <NeedCase needId={needId} inDrawer />}
      exportName={words.list.title}
      empty={{ title: words.list.empty, hint: words.list.emptyHint }}
      acts={
        <>
          {mayCall(me, 'needs.record') ? (
            <DialogButton label={words.record.act} type="primary">
              {(close) => <RecordDialog close={close} />}
            </DialogButton>
          ) : null}
          <Link to="/desk/needs/figures">{words.list.figures}</Link>
        </>
      }
    />
  );
}
