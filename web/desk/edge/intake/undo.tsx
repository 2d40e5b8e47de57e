import { App } from 'antd';
import { Link } from 'react-router';
import type { Reply } from '../../../client/index.ts';
import {
  count,
  DialogButton,
  FormDialog,
  Instant,
  Label,
  Notice,
  ReasonButton,
  ReasonField,
  ReviewButtons,
  SimpleTable,
  useAct,
} from '../../../ui/index.ts';
import { words } from './words.ts';

type Batch = Reply<'/api/intake/{batchId}'>;
type Undo = NonNullable<Batch['undo']>;
const { undo: u } = words;

const PAGES = {
  claim: '/desk/claims',
  'training-class': '/desk/classes',
  'intake-batch': '/desk/intake',
} as const;

/** Asks to take back what a batch wrote; shown while nothing rests on it. */
export function ProposeUndo(props: { batch: Batch }) {
  const { batch } = props;
  if (!batch.allowed.includes('intake.proposeUndo')) return null;
  return (
    <DialogButton label={u.act} danger>
      {(close) => <UndoDialog batch={batch} close={close} />}
    </DialogButton>
  );
}

function UndoDialog(props: { batch: Batch; close: () => void }) {
  const { batch, close } = props;
  const { message } = App.useApp();
  const act = useAct('/api/intake/{batchId}/undo', {
    params: { batchId: batch.batchId },
    silent: true,
    after: () => {
      message.success(u.sent);
      close();
    },
  });
  return (
    <FormDialog<{ reason: string }>
      title={u.title}
      submit={u.submit}
      danger
      act={act}
      close={close}
      send={({ reason }) => void act.run({ version: batch.version, reason })}
    >
      <p>{u.effect}</p>
      {batch.undo ? <Changes undo={batch.undo} /> : null}
      <p>{u.stays}</p>
      <ReasonField
        name="reason"
        label={u.reason}
        hint={u.reasonHint}
        need={u.needReason}
        rows={3}
        max={500}
      />
    </FormDialog>
  );
}

function Changes(props: { undo: Undo }) {
  return (
    <SimpleTable
      label={u.changes}
      rows={props.undo.changes}
      rowKey={(row) => row.what}
      columns={[
        { title: u.what, rowHead: true, show: (row) => <Label in="intakeChanges" id={row.what} /> },
        { title: u.created, kind: 'count', show: (row) => row.created },
        { title: u.changed, kind: 'count', show: (row) => row.changed },
      ]}
    />
  );
}

/** A proposal to take a batch back and the second person's buttons; afterwards who did it, when and why. */
export function UndoState(props: { batch: Batch }) {
  const { batch } = props;
  const { undo } = batch;
  if (!undo?.proposedBy || batch.status === 'confirmed') return null;
  const lines = undo.changes.reduce((sum, { created, changed }) => sum + created + changed, 0);
  if (batch.status === 'undone')
    return (
      <Notice title={u.undone(undo.proposedBy, undo.undoneBy ?? '')}>
        <p>
          <Instant at={undo.undoneAt} /> {undo.reason}
        </p>
        <p>{u.again}</p>
      </Notice>
    );
  return (
    <Notice title={u.proposed(undo.proposedBy)} tone="alarm">
      <p>{undo.reason}</p>
      <p>{u.willTake(count(lines))}</p>
      <Changes undo={undo} />
      <p className="row">
        <ReviewButtons
          route="intake.decideUndo"
          allowed={batch.allowed}
          path="/api/intake/{batchId}/undo-decision"
          params={{ batchId: batch.batchId }}
          version={batch.version}
          subject={u.act}
          decisions={['passed', 'returned']}
          labels={u.decisions}
          said={{ passed: u.done, returned: u.kept }}
        />
        <ReasonButton
          route="intake.withdrawUndo"
          allowed={batch.allowed}
          path="/api/intake/{batchId}/undo-withdraw"
          params={{ batchId: batch.batchId }}
          version={batch.version}
          {...u.withdraw}
          said={() => u.withdrawn}
        />
      </p>
    </Notice>
  );
}

/** Why a batch cannot be taken back now, each with the page of what stands against it. */
export function UndoBlockers(props: { batch: Batch }) {
  const blockers = props.batch.undo?.blockers ?? [];
  if (blockers.length === 0) return null;
  return (
    <details className="folded">
      <summary>{u.blocked}</summary>
      <ul>
        {blockers.map(({ message, link }) => (
          <li key={message}>
            {message} {link ? <Link to={`${PAGES[link.type]}/${link.id}`}>{u.open}</Link> : null}
          </li>
        ))}
      </ul>
    </details>
  );
}
