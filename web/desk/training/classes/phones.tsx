import { type Row, useRead } from '../../../client/index.ts';
import { EmptyState, Page, Read, ReasonButton, type SimpleColumn, SimpleTable } from '../../../ui/index.ts';
import { words as live } from './live-words.ts';

type Device = Row<'/api/teaching-devices'>;
const { phones: p } = live;

const COLUMNS: readonly SimpleColumn<Device>[] = [
  { title: p.name, rowHead: true, show: (row) => row.name },
  { title: p.teacher, show: (row) => row.teacherName },
  { title: p.status, kind: 'status', in: 'teacherDeviceStatuses', show: (row) => row.status },
  { title: p.contact, kind: 'instant', show: (row) => row.contactAt },
  { title: p.waiting, show: (row) => p.count(row.waiting) },
  { title: p.registered, kind: 'instant', show: (row) => row.registeredAt },
  {
    title: p.ended,
    show: (row) =>
      [row.revokeReason, row.wipedUnsent ? p.lost(row.wipedUnsent) : null].filter(Boolean).join('；'),
  },
  {
    title: p.act,
    show: (row) => (
      <ReasonButton
        route="teaching.revoke"
        allowed={row.allowed}
        path="/api/teaching-devices/{deviceId}/revocation"
        params={{ deviceId: row.deviceId }}
        version={row.version}
        label={p.revoke}
        title={p.revokeTitle}
        effect={p.revokeEffect(row.waiting)}
        hint={p.revokeHint}
        said={() => p.revoked}
      />
    ),
  },
];

/** Phones on which teachers sign people in, and the way to revoke one that is lost. */
export function Component() {
  const answer = useRead('/api/teaching-devices');
  return (
    <Page title={p.title} lead={p.lead}>
      <Read of={answer}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={p.none} hint={p.noneHint} />
          ) : (
            <SimpleTable
              scroll={p.list}
              scrollClass="many-columns"
              rows={rows}
              rowKey={(row) => row.deviceId}
              columns={COLUMNS}
            />
          )
        }
      </Read>
    </Page>
  );
}
