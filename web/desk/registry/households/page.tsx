import { Link } from 'react-router';
import type { Row } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import { type Column, type Filter, ListPage } from '../../../ui/index.ts';
import { Card } from './card.tsx';
import { MakeHousehold } from './make.tsx';
import { words } from './words.ts';

const { columns: c } = words;

const columns: readonly Column<Row<'/api/households'>>[] = [
  { id: 'number', title: c.number, value: (row) => row.number },
  { id: 'head', title: c.head, value: (row) => row.headName },
  { id: 'township', title: c.township, value: (row) => row.townshipName },
  { id: 'village', title: c.village, value: (row) => row.villageName, width: 10 },
  { id: 'members', title: c.members, value: (row) => row.members, kind: 'count' },
  { id: 'planned', title: c.planned, value: (row) => row.planned, kind: 'count' },
  { id: 'done', title: c.done, value: (row) => row.done, kind: 'count' },
  { id: 'status', title: c.status, value: (row) => row.status, kind: 'status', in: 'householdStatuses' },
  { id: 'listNumber', title: c.listNumber, value: (row) => row.listNumber },
  { id: 'address', title: c.address, value: (row) => row.address, off: true },
];

const filters: readonly Filter[] = [
  { name: 'words', label: words.filters.words, kind: 'text' },
  { name: 'status', label: words.filters.status, kind: 'word', in: 'householdStatuses' },
];

/** The households of a county, a township or a village. */
export function Component() {
  const { me } = useMe();
  return (
    <ListPage
      name="households"
      title={words.title}
      label={words.title}
      lead={words.lead}
      acts={
        <>
          {mayCall(me, 'dutyLists.persons') ? <Link to="/desk/duty-lists">{words.toLists}</Link> : null}
          {mayCall(me, 'places.list') ? <Link to="/desk/places">{words.toPlaces}</Link> : null}
          <MakeHousehold />
        </>
      }
      path="/api/households"
      filters={filters}
      columns={columns}
      rowKey={(row) => row.householdId}
      href={(row) => `/desk/households/${row.householdId}`}
      drawer={(id) => <Card householdId={id} inDrawer />}
      empty={words.empty}
      exportName={words.title}
    />
  );
}
