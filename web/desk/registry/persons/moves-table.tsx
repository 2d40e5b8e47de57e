import { Link } from 'react-router';
import type { Row } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  Attachments,
  ReasonButton,
  ReviewButtons,
  Section,
  type SimpleColumn,
  SimpleTable,
  Status,
  StepsTaken,
  shownInstant,
} from '../../../ui/index.ts';
import { words } from './move-words.ts';

export type Move = Row<'/api/person-moves'>;

/** How far a move is, who took which step, and the acts of either county. */
function Progress(props: { of: Move }) {
  const { of } = props;
  const at = { allowed: of.allowed, params: { moveId: of.moveId }, version: of.version };
  return (
    <>
      <Status in="personMoveStatuses" id={of.status} />
      <StepsTaken steps={of.steps} reason={of.reason} />
      {of.receivedBy && of.receivedAt ? (
        <div className="small">
          {words.received(of.receivedBy, shownInstant(of.receivedAt))}
          {of.receivedNote ? `　${of.receivedNote}` : null}
        </div>
      ) : null}
      <div className="row">
        <ReasonButton
          route="persons.withdrawMove"
          path="/api/person-moves/{moveId}/withdraw"
          {...at}
          label={words.withdraw}
          title={words.withdrawTitle(of.personName)}
          effect={words.withdrawEffect}
          hint={words.withdrawHint}
          said={() => words.withdrawn}
        />
        <ReviewButtons
          route="persons.decideMove"
          path="/api/person-moves/{moveId}/decision"
          {...at}
          subject={words.decideTitle(of.personName)}
          decisions={['passed', 'returned']}
          labels={words.decideLabels}
          said={words.decideSaid}
        />
        <ReviewButtons
          route="persons.receiveMove"
          path="/api/person-moves/{moveId}/receipt"
          {...at}
          subject={words.receiveTitle(of.personName)}
          decisions={['passed', 'returned']}
          labels={words.receiveLabels}
          said={words.receiveSaid}
        />
      </div>
    </>
  );
}

function Named(props: { of: Move }) {
  const { of } = props;
  const { me } = useMe();
  return (
    <>
      {of.isReadable && mayCall(me, 'persons.explain') ? (
        <Link to={`/desk/persons/${of.personId}`}>{of.personName}</Link>
      ) : (
        of.personName
      )}
      <div className="quiet small nowrap">{of.idNumberMasked}</div>
    </>
  );
}

const COLUMNS: readonly SimpleColumn<Move>[] = [
  { title: words.columns.name, rowHead: true, show: (row) => <Named of={row} /> },
  { title: words.columns.way, show: (row) => words.way(row.fromName, row.toName) },
  {
    title: words.columns.document,
    show: (row) => (
      <>
        {row.document}
        <div className="quiet small">{row.reason}</div>
        {row.files.length > 0 ? <Attachments files={row.files} /> : null}
      </>
    ),
  },
  { title: words.columns.proposed, show: (row) => `${row.proposedBy}　${shownInstant(row.proposedAt)}` },
  { title: words.columns.status, show: (row) => <Progress of={row} /> },
];

/** Moves of persons: from where to where, on what paper, how far. */
export function MovesTable(props: { title: string; none: string; rows: readonly Move[] }) {
  return (
    <Section title={props.title}>
      {props.rows.length === 0 ? (
        <p className="quiet">{props.none}</p>
      ) : (
        <SimpleTable
          scroll={props.title}
          scrollClass="many-columns"
          rows={props.rows}
          rowKey={(row) => row.moveId}
          columns={COLUMNS}
        />
      )}
    </Section>
  );
}
