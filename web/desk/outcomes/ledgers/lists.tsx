import { Link } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import {
  count,
  DialogButton,
  EmptyState,
  Label,
  MarginRow,
  Page,
  Read,
  ReasonButton,
  ReviewButtons,
  Section,
  type SimpleColumn,
  SimpleTable,
  Status,
  StepsTaken,
  shownInstant,
  useSearch,
} from '../../../ui/index.ts';
import { ProposeDialog } from './propose.tsx';
import { TakeAway } from './take-away.tsx';
import { words } from './words.ts';

type Lists = Reply<'/api/five-lists'>;
type List = Lists['rows'][number];
type Change = Lists['changes'][number];
const labels = words.lists;

/** The facts by which somebody stands on a list. */
function Facts({ of }: { of: List['anyOf'] }) {
  return (
    <>
      {of.map((fact, at) => (
        <span key={fact}>
          {at > 0 ? '、' : null}
          <Label in="ledgerFacts" id={fact} />
        </span>
      ))}
    </>
  );
}

/** One list: how many, whom it holds, by whose words, and the act to set it otherwise. */
function OneList({ of, place }: { of: List; place: string }) {
  return (
    <MarginRow law={{ clause: of.clause, reading: of.why }}>
      <h3>
        <Link to={`/desk/ledgers/people?place=${place}&list=${of.listId}`}>
          {of.name} {labels.counted(count(of.people))}
        </Link>
      </h3>
      <p>
        {labels.who}：<Facts of={of.anyOf} />
      </p>
      <p className="quiet small">
        {of.isChanged ? labels.changed : labels.judgement}：{of.why}
      </p>
      {of.allowed.includes('ledgers.propose') ? (
        <DialogButton label={labels.propose}>
          {(close) => <ProposeDialog of={of} close={close} />}
        </DialogButton>
      ) : null}
    </MarginRow>
  );
}

/** How far it is, who took which step, and the acts of whoever may decide. */
function Decide({ of }: { of: Change }) {
  return (
    <>
      <Status in="listChangeStatuses" id={of.status} />
      <StepsTaken steps={of.steps} reason={of.reason} />
      <div className="row">
        <ReasonButton
          route="ledgers.withdraw"
          allowed={of.allowed}
          path="/api/list-changes/{changeId}/withdraw"
          params={{ changeId: of.changeId }}
          version={of.version}
          label={labels.withdraw}
          title={labels.withdrawTitle(of.name)}
          effect={labels.withdrawLead}
          hint={labels.withdrawHint}
          said={() => labels.withdrawn}
        />
        <ReviewButtons
          route="ledgers.decide"
          allowed={of.allowed}
          path="/api/list-changes/{changeId}/decision"
          params={{ changeId: of.changeId }}
          version={of.version}
          subject={labels.reviewTitle(of.name)}
          decisions={['passed', 'returned']}
          said={{ passed: labels.signed }}
        />
      </div>
    </>
  );
}

function Changes(props: { title: string; rows: readonly Change[]; names: ReadonlyMap<string, string> }) {
  const { title, rows, names } = props;
  const columns: readonly SimpleColumn<Change>[] = [
    { title: labels.name, rowHead: true, show: (row) => names.get(row.listId) },
    {
      title: labels.from,
      show: (row) => (
        <>
          {row.name}
          <div className="quiet small">
            <Facts of={row.anyOf} />
          </div>
        </>
      ),
    },
    { title: labels.reason, show: (row) => row.reason },
    { title: labels.by, show: (row) => `${row.proposedBy}　${shownInstant(row.proposedAt)}` },
    { title: labels.status, show: (row) => <Decide of={row} /> },
  ];
  if (rows.length === 0) return null;
  return (
    <Section title={title}>
      <SimpleTable
        scroll={title}
        scrollClass="many-columns"
        rows={rows}
        rowKey={(row) => row.changeId}
        columns={columns}
      />
    </Section>
  );
}

function Shown({ of }: { of: Lists }) {
  const names = new Map(of.rows.map(({ listId, name }) => [listId as string, name]));
  const [register] = of.rows;
  return (
    <>
      <p role="status">{words.levels.at(of.place.name, of.today)}</p>
      <Changes
        title={labels.waiting}
        rows={of.changes.filter(({ status }) => status === 'proposed')}
        names={names}
      />
      {register?.people === 0 ? <EmptyState title={labels.noRegister} hint={labels.noRegisterHint} /> : null}
      <div className="case">
        {of.rows.map((list) => (
          <OneList key={list.listId} of={list} place={of.place.code} />
        ))}
      </div>
      {register?.people === 0 ? null : (
        <p>
          {of.onNone === 0 ? labels.allOn : labels.onNone(of.onNone)}{' '}
          {of.onNone === 0 ? null : (
            <Link to={`/desk/ledgers/people?place=${of.place.code}&list=none`}>{labels.seeNone}</Link>
          )}
        </p>
      )}
      <Changes
        title={labels.decided}
        rows={of.changes.filter(({ status }) => status !== 'proposed')}
        names={names}
      />
    </>
  );
}

/** One database and five lists: how many stand on each, whom it holds and why, and what is to be changed of it. */
export function Component() {
  const [search] = useSearch();
  const place = search.get('place');
  const answer = useRead('/api/five-lists', { query: place === null ? {} : { place } });
  return (
    <Page
      title={labels.title}
      lead={labels.lead}
      acts={
        <>
          <Link to={`/desk/ledgers${place === null ? '' : `?place=${place}`}`}>{labels.levels}</Link>
          <TakeAway what="five-lists" place={place} />
        </>
      }
    >
      {place === null ? null : (
        <p>
          <Link to="/desk/five-lists">{words.levels.whole}</Link>
        </p>
      )}
      <Read of={answer}>{(of) => <Shown of={of} />}</Read>
    </Page>
  );
}
