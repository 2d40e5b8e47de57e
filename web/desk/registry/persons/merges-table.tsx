import { Link } from 'react-router';
import { useList } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  Attachments,
  DialogButton,
  Label,
  Notice,
  ReasonButton,
  ReviewButtons,
  Section,
  type SimpleColumn,
  SimpleTable,
  Status,
  StepsTaken,
  shownInstant,
} from '../../../ui/index.ts';
import { type Merge, UndoDialog } from './merge-dialogs.tsx';
import { words } from './merge-words.ts';

const labels = words.columns;

function Decide(props: { of: Merge }) {
  const { of } = props;
  const at = { allowed: of.allowed, params: { mergeId: of.mergeId }, version: of.version };
  return (
    <>
      <Label in="mergeKinds" id={of.kind} /> <Status in="mergeStatuses" id={of.status} />
      <StepsTaken steps={of.steps} reason={of.reason} />
      <div className="row">
        <ReasonButton
          {...at}
          route="persons.withdrawMerge"
          path="/api/person-merges/{mergeId}/withdraw"
          label={words.withdraw}
          title={words.withdrawTitle}
          effect={words.withdrawEffect}
          hint={words.reasonHint}
          said={() => words.withdrawSaid}
        />
        {of.allowed.includes('persons.undoMerge') ? (
          <DialogButton label={words.undo} danger>
            {(close) => <UndoDialog of={of} close={close} />}
          </DialogButton>
        ) : null}
        <ReviewButtons
          {...at}
          route="persons.decideMerge"
          path="/api/person-merges/{mergeId}/decision"
          subject={
            of.kind === 'merge' ? words.decideTitle(of.personName) : words.decideUndoTitle(of.personName)
          }
          decisions={['passed', 'returned']}
          said={{ passed: words.passed, returned: words.returned }}
        />
      </div>
    </>
  );
}

function Named(props: { personId: number; name: string; masked: string }) {
  const { me } = useMe();
  const { personId, name, masked } = props;
  return (
    <>
      {mayCall(me, 'persons.explain') ? <Link to={`/desk/persons/${personId}`}>{name}</Link> : name}
      <div className="quiet small nowrap">{masked}</div>
    </>
  );
}

const COLUMNS: readonly SimpleColumn<Merge>[] = [
  {
    title: labels.stays,
    rowHead: true,
    show: (row) => <Named personId={row.personId} name={row.personName} masked={row.idNumberMasked} />,
  },
  {
    title: labels.other,
    show: (row) => <Named personId={row.otherId} name={row.otherName} masked={row.otherNumberMasked} />,
  },
  {
    title: labels.reason,
    show: (row) => (
      <>
        {row.reason}
        <div className="quiet small">{words.documentOf(row.document)}</div>
        {row.files.length > 0 ? <Attachments files={row.files} /> : null}
      </>
    ),
  },
  { title: labels.proposed, show: (row) => words.by(row.proposedBy, shownInstant(row.proposedAt)) },
  { title: labels.status, show: (row) => <Decide of={row} /> },
];

/** Merges and their undoing: which number stays, who, when and why. */
export function MergesTable(props: { title: string; none: string; rows: readonly Merge[] }) {
  return (
    <Section title={props.title}>
      {props.rows.length === 0 ? (
        <p className="quiet">{props.none}</p>
      ) : (
        <SimpleTable
          scroll={props.title}
          scrollClass="many-columns"
          rows={props.rows}
          rowKey={(row) => row.mergeId}
          columns={COLUMNS}
        />
      )}
    </Section>
  );
}

/** The other number of a person, on the person's page; nothing where there is none. */
export function MergeNotice(props: { personId: number }) {
  const merges = useList('/api/person-merges', { personId: props.personId });
  const live = (merges.data?.rows ?? []).filter(
    ({ kind, status }) => kind === 'merge' && status === 'applied',
  );
  return live.map((merge) => {
    const stays = merge.personId === props.personId;
    return (
      <Notice
        key={merge.mergeId}
        title={
          stays
            ? words.hasMerged(merge.otherNumberMasked)
            : words.mergedInto(merge.personName, merge.idNumberMasked)
        }
      >
        <Link to={`/desk/persons/${stays ? merge.otherId : merge.personId}`}>{words.openOther}</Link>
      </Notice>
    );
  });
}

/** The merges of one person, on the person's page. */
export function MergesOf(props: { personId: number }) {
  const merges = useList('/api/person-merges', { personId: props.personId });
  const rows = merges.data?.rows ?? [];
  return rows.length === 0 ? null : <MergesTable title={words.ofPerson} none={words.noneDone} rows={rows} />;
}
