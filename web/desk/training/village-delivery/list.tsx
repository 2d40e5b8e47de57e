import type { Row } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import { type Column, DialogButton, type Filter, ListPage } from '../../../ui/index.ts';
import { DeliveryCase } from './case.tsx';
import { FileDialog } from './file.tsx';
import { words } from './words.ts';

type Listed = Row<'/api/village-deliveries'>;
const { list } = words;

const COLUMNS: readonly Column<Listed>[] = [
  { id: 'organisation', title: list.organisation, value: (row) => row.organisationName, width: 16 },
  {
    id: 'service',
    title: list.service,
    value: (row) => row.service,
    kind: 'word',
    in: 'villageServices',
    width: 8,
  },
  {
    id: 'occupations',
    title: list.occupations,
    value: (row) => row.occupations.map(({ name }) => name).join('、'),
    width: 16,
  },
  {
    id: 'status',
    title: list.status,
    value: (row) => row.status,
    kind: 'status',
    in: 'villageDeliveryStatuses',
    width: 9,
  },
  { id: 'fromOn', title: list.fromOn, value: (row) => row.fromOn, kind: 'day' },
  { id: 'untilOn', title: list.untilOn, value: (row) => row.endsOn ?? row.untilOn, kind: 'day' },
  { id: 'filedOn', title: list.filedOn, value: (row) => row.filedOn, kind: 'day', off: true },
  { id: 'approvedOn', title: list.approvedOn, value: (row) => row.approvedOn, kind: 'day', off: true },
];
const FILTERS: readonly Filter[] = [
  { name: 'status', label: list.status, kind: 'word', in: 'villageDeliveryStatuses' },
];

/** Filings of training and assessment in villages, newest first: of the own organisation, or of all below the bureau. */
export function Component() {
  const { me } = useMe();
  return (
    <ListPage
      name="village-deliveries"
      title={list.title}
      lead={list.lead}
      label={list.title}
      path="/api/village-deliveries"
      columns={COLUMNS}
      filters={FILTERS}
      rowKey={(row) => row.deliveryId}
      href={(row) => `/desk/village-deliveries/${row.deliveryId}`}
      drawer={(deliveryId) => <DeliveryCase deliveryId={deliveryId} inDrawer />}
      exportName={list.title}
      empty={{ title: list.empty, hint: list.emptyHint }}
      acts={
        mayCall(me, 'villageDelivery.file') ? (
          <DialogButton label={words.file.act} type="primary">
            {(close) => <FileDialog close={close} />}
          </DialogButton>
        ) : null
      }
    />
  );
}
