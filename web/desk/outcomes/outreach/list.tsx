import { Link } from 'react-router';
import type { Row } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import { type Column, DialogButton, type Filter, ListPage } from '../../../ui/index.ts';
import { DraftDialog } from './draft.tsx';
import { words } from './words.ts';

type Campaign = Row<'/api/campaigns'>;
const { columns } = words.list;

const COLUMNS: readonly Column<Campaign>[] = [
  { id: 'title', title: columns.title, value: (row) => row.title, width: 14 },
  { id: 'kind', title: columns.kind, value: (row) => row.kindName, width: 10 },
  {
    id: 'status',
    title: columns.status,
    value: (row) => row.status,
    kind: 'status',
    in: 'campaignStatuses',
    width: 9,
  },
  { id: 'chosen', title: columns.chosen, value: (row) => row.figures.chosen, kind: 'count', width: 6 },
  { id: 'sent', title: columns.sent, value: (row) => row.figures.sent, kind: 'count', width: 7 },
  { id: 'told', title: columns.told, value: (row) => row.figures.told, kind: 'count', width: 7 },
  { id: 'opened', title: columns.opened, value: (row) => row.opened, kind: 'count', width: 7 },
  { id: 'answered', title: columns.answered, value: (row) => row.figures.answered, kind: 'count', width: 7 },
  { id: 'enrolled', title: columns.enrolled, value: (row) => row.figures.enrolled, kind: 'count', width: 6 },
  { id: 'untilOn', title: columns.untilOn, value: (row) => row.untilOn, kind: 'day' },
  { id: 'madeBy', title: columns.madeBy, value: (row) => row.madeBy, off: true },
];
const FILTERS: readonly Filter[] = [
  { name: 'status', label: words.list.status, kind: 'word', in: 'campaignStatuses' },
];

/** Campaigns of the county, newest first, with what came of each. */
export function Component() {
  const { me } = useMe();
  return (
    <ListPage
      name="campaigns"
      title={words.list.title}
      lead={words.list.lead}
      label={words.list.title}
      path="/api/campaigns"
      columns={COLUMNS}
      filters={FILTERS}
      rowKey={(row) => row.campaignId}
      href={(row) => `/desk/outreach/${row.campaignId}`}
      empty={{ title: words.list.empty, hint: words.list.emptyHint }}
      acts={
        <>
          {mayCall(me, 'outreach.draft') ? (
            <DialogButton label={words.draft.act} type="primary">
              {(close) => <DraftDialog close={close} />}
            </DialogButton>
          ) : null}
          {mayCall(me, 'outreach.toTell') ? <Link to="/desk/to-tell">{words.list.toTell}</Link> : null}
          <a href="/api/campaigns.xlsx" download>
            {words.list.export}
          </a>
        </>
      }
    />
  );
}
