import type { Row } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import { type Column, List, Page, Section, shownInstant } from '../../../ui/index.ts';
import { DropZone } from './drop-zone.tsx';
import { words } from './words.ts';

type Batch = Row<'/api/intake'>;

const columns: readonly Column<Batch>[] = [
  {
    id: 'stagedAt',
    title: words.columns.stagedAt,
    value: (row) => shownInstant(row.stagedAt),
    width: 9,
  },
  {
    id: 'files',
    title: words.columns.files,
    value: (row) => words.filesOf(row.fileNames[0] ?? '', row.fileNames.length),
  },
  {
    id: 'status',
    title: words.columns.status,
    value: (row) => row.status,
    kind: 'status',
    in: 'intakeStatuses',
  },
  { id: 'imported', title: words.columns.imported, value: (row) => row.counts.imported, kind: 'count' },
  { id: 'normalised', title: words.columns.normalised, value: (row) => row.counts.normalised, kind: 'count' },
  { id: 'warned', title: words.columns.warned, value: (row) => row.counts.warned, kind: 'count' },
  { id: 'refused', title: words.columns.refused, value: (row) => row.counts.refused, kind: 'count' },
  { id: 'stagedBy', title: words.columns.stagedBy, value: (row) => row.stagedBy },
  { id: 'confirmedAt', title: words.columns.confirmedAt, value: (row) => row.confirmedAt, kind: 'instant' },
];

/** Drop workbooks; below, what was brought in before. */
export function Component() {
  const { me } = useMe();
  const mayStage = mayCall(me, 'intake.stage');
  return (
    <Page title={words.title} lead={mayStage ? words.lead : words.leadOfConfirming}>
      {mayStage ? <DropZone /> : null}
      <Section title={words.earlier}>
        <List
          name="intake"
          label={words.earlier}
          path="/api/intake"
          columns={columns}
          rowKey={(row) => row.batchId}
          href={(row) => `/desk/intake/${row.batchId}`}
          empty={mayStage ? words.empty : words.emptyOfConfirming}
          height="60dvh"
        />
      </Section>
    </Page>
  );
}
