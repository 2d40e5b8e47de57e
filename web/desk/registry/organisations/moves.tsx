import { Link } from 'react-router';
import { type Row, useList } from '../../../client/index.ts';
import {
  Attachments,
  ErrorState,
  Loading,
  Page,
  ReasonButton,
  ReviewButtons,
  Section,
  type SimpleColumn,
  SimpleTable,
  Status,
  StepsTaken,
  shownInstant,
} from '../../../ui/index.ts';
import { words as all } from './words.ts';

const words = all.moves;
type Move = Row<'/api/organisation-moves'>;

/** How far a move is, who took which step, and the acts of either county. */
function Progress(props: { of: Move }) {
  const { of } = props;
  const at = { allowed: of.allowed, params: { moveId: of.moveId }, version: of.version };
  return (
    <>
      <Status in="organisationMoveStatuses" id={of.status} />
      <StepsTaken steps={of.steps} reason={of.reason} />
      {of.receivedBy && of.receivedAt ? (
        <div className="small">
          {words.received(of.receivedBy, shownInstant(of.receivedAt))}
          {of.receivedNote ? `　${of.receivedNote}` : null}
        </div>
      ) : null}
      <div className="row">
        <ReasonButton
          route="organisations.withdrawMove"
          path="/api/organisation-moves/{moveId}/withdraw"
          {...at}
          label={words.withdraw}
          title={words.withdrawTitle(of.organisationName)}
          effect={words.withdrawEffect}
          hint={words.withdrawHint}
          said={() => words.withdrawn}
        />
        <ReviewButtons
          route="organisations.decideMove"
          path="/api/organisation-moves/{moveId}/decision"
          {...at}
          subject={words.decideTitle(of.organisationName)}
          decisions={['passed', 'returned']}
          labels={words.decideLabels}
          said={words.decideSaid}
        />
        <ReviewButtons
          route="organisations.receiveMove"
          path="/api/organisation-moves/{moveId}/receipt"
          {...at}
          subject={words.receiveTitle(of.organisationName)}
          decisions={['passed', 'returned']}
          labels={words.receiveLabels}
          said={words.receiveSaid}
        />
      </div>
    </>
  );
}

const COLUMNS: readonly SimpleColumn<Move>[] = [
  {
    title: words.columns.name,
    rowHead: true,
    show: (row) => (
      <>
        {row.organisationName}
        <div className="quiet small">{row.creditCode}</div>
      </>
    ),
  },
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

function Moves(props: { title: string; none: string; rows: readonly Move[] }) {
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

const isWaiting = ({ status }: Move) => status === 'open' || status === 'released';

/** Moves of organisations out of and into one's county: what waits, and what was decided. */
export function Component() {
  const moves = useList('/api/organisation-moves', {});
  const rows = moves.data?.rows;
  return (
    <Page title={words.title} lead={words.lead} acts={<Link to="/desk/organisations">{all.title}</Link>}>
      {moves.error ? <ErrorState fault={moves.error} retry={() => void moves.refetch()} /> : null}
      {rows === undefined && !moves.error ? <Loading /> : null}
      {rows ? (
        <>
          <Moves title={words.waiting} none={words.noneWaiting} rows={rows.filter(isWaiting)} />
          <Moves title={words.decided} none={words.none} rows={rows.filter((row) => !isWaiting(row))} />
        </>
      ) : null}
    </Page>
  );
}
