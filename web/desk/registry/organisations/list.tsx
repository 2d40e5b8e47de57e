import { Button } from 'antd';
import { Link } from 'react-router';
import type { Row } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import { type Column, type Filter, Label, ListPage } from '../../../ui/index.ts';
import { OrganisationCase } from './organisation-case.tsx';
import { words } from './words.ts';

type OrganisationRow = Row<'/api/organisations'>;

const columns: readonly Column<OrganisationRow>[] = [
  { id: 'name', title: words.columns.name, value: (row) => row.name, width: 16 },
  {
    id: 'kinds',
    title: words.columns.kinds,
    value: (row) => row.kinds.join(' '),
    cell: (row) =>
      row.kinds.map((kind, index) => (
        <span key={kind}>
          {index > 0 ? '、' : null}
          <Label in="organisationKinds" id={kind} />
        </span>
      )),
  },
  {
    id: 'status',
    title: words.columns.status,
    value: (row) => row.status,
    kind: 'status',
    in: 'organisationStatuses',
  },
  { id: 'suspendedOn', title: words.columns.suspendedOn, value: (row) => row.suspendedOn, kind: 'day' },
  { id: 'creditCode', title: words.columns.creditCode, value: (row) => row.creditCode },
  { id: 'scope', title: words.columns.scope, value: (row) => row.occupationScopeText },
  {
    id: 'level',
    title: words.columns.level,
    value: (row) => row.highestLevel,
    kind: 'word',
    in: 'skillLevels',
  },
  {
    id: 'agreementThrough',
    title: words.columns.agreementThrough,
    value: (row) => row.agreementThrough,
    kind: 'day',
  },
  {
    id: 'size',
    off: true,
    title: words.columns.size,
    value: (row) => row.employerSize,
    kind: 'word',
    in: 'employerSizes',
  },
  { id: 'sector', title: words.columns.sector, value: (row) => row.sectorText, off: true },
  { id: 'classes', title: words.columns.classes, value: (row) => row.classCount, kind: 'count' },
];

const filters: readonly Filter[] = [
  { name: 'name', label: words.filters.name, kind: 'text' },
  { name: 'kind', label: words.filters.kind, kind: 'word', in: 'organisationKinds' },
  { name: 'status', label: words.filters.status, kind: 'word', in: 'organisationStatuses' },
];

/** Institutions, employers and assessment bodies. */
export function Component() {
  const { me } = useMe();
  return (
    <ListPage
      name="organisations"
      title={words.title}
      label={words.title}
      lead={words.lead}
      acts={
        <>
          {mayCall(me, 'organisations.moves') ? (
            <Link to="/desk/organisation-moves">{words.moves.title}</Link>
          ) : null}
          {mayCall(me, 'creditCodes.list') ? (
            <Link to="/desk/credit-codes">{words.creditCodes.title}</Link>
          ) : null}
        </>
      }
      path="/api/organisations"
      filters={filters}
      columns={columns}
      rowKey={(row) => row.organisationId}
      href={(row) => `/desk/organisations/${row.organisationId}`}
      drawer={(id) => <OrganisationCase organisationId={id} inDrawer />}
      empty={{
        ...words.empty,
        children: mayCall(me, 'intake.stage') ? (
          <Link to="/desk/intake">
            <Button type="primary" tabIndex={-1}>
              {words.toIntake}
            </Button>
          </Link>
        ) : null,
      }}
      exportName={words.title}
    />
  );
}
