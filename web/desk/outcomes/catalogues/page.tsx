import { type Row, useList } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  DialogButton,
  ErrorState,
  Label,
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
import { ProposeDialog } from './propose.tsx';
import { words } from './words.ts';

type Change = Row<'/api/catalogue-changes'>;

/** How far it is, who took which step, and the acts of whoever may decide. */
function Decide(props: { of: Change }) {
  const { of } = props;
  return (
    <>
      <Status in="catalogueChangeStatuses" id={of.status} />
      <StepsTaken steps={of.steps} reason={of.reason} />
      <div className="row">
        <ReasonButton
          route="catalogues.withdraw"
          allowed={of.allowed}
          path="/api/catalogue-changes/{changeId}/withdraw"
          params={{ changeId: of.changeId }}
          version={of.version}
          label={words.withdraw}
          title={words.withdrawTitle(of.name)}
          effect={words.withdrawLead}
          hint={words.withdrawHint}
          said={() => words.withdrawn}
        />
        <ReviewButtons
          route="catalogues.decide"
          allowed={of.allowed}
          path="/api/catalogue-changes/{changeId}/decision"
          params={{ changeId: of.changeId }}
          version={of.version}
          subject={words.reviewTitle(of.name)}
          decisions={['passed', 'returned']}
          said={{ passed: words.signed }}
        />
      </div>
    </>
  );
}

const COLUMNS: readonly SimpleColumn<Change>[] = [
  {
    title: words.what,
    rowHead: true,
    show: (row) => (
      <>
        {row.name}
        <div className="quiet small">
          <Label in="catalogueChangeKinds" id={row.kind} /> {row.organisationName}
          {row.link}
          {row.occupationName && row.occupationName !== row.name ? ` ${row.occupationName}` : ''}
        </div>
      </>
    ),
  },
  { title: words.from, show: (row) => row.holdsFrom },
  {
    title: words.document,
    show: (row) => (
      <>
        {row.document}
        <div className="quiet small">
          <Label in="catalogueGrounds" id={row.grounds} /> {row.reason}
        </div>
      </>
    ),
  },
  { title: words.by, show: (row) => `${row.proposedBy}　${shownInstant(row.proposedAt)}` },
  { title: words.status, show: (row) => <Decide of={row} /> },
];

function Changes(props: { title: string; none: string; rows: readonly Change[] }) {
  return (
    <Section title={props.title}>
      {props.rows.length === 0 ? (
        <p className="quiet">{props.none}</p>
      ) : (
        <SimpleTable
          scroll={props.title}
          scrollClass="many-columns"
          rows={props.rows}
          rowKey={(row) => row.changeId}
          columns={COLUMNS}
        />
      )}
    </Section>
  );
}

/** Changes of the open catalogues: what waits for a signature, and what was decided. */
export function Component() {
  const { me } = useMe();
  const changes = useList('/api/catalogue-changes', {});
  const rows = changes.data?.rows;
  return (
    <Page
      title={words.title}
      lead={words.lead}
      acts={
        <>
          <a href="/public/projects">{words.look}</a>
          {mayCall(me, 'catalogues.propose') ? (
            <DialogButton label={words.propose}>{(close) => <ProposeDialog close={close} />}</DialogButton>
          ) : null}
        </>
      }
    >
      {changes.error ? <ErrorState fault={changes.error} retry={() => void changes.refetch()} /> : null}
      {rows === undefined && !changes.error ? <Loading /> : null}
      {rows ? (
        <>
          <Changes
            title={words.waiting}
            none={words.noneWaiting}
            rows={rows.filter((row) => row.status === 'proposed')}
          />
          <Changes
            title={words.decided}
            none={words.none}
            rows={rows.filter((row) => row.status !== 'proposed')}
          />
        </>
      ) : null}
    </Page>
  );
}
