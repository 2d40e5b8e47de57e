import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  ActButton,
  FormDialog,
  MarginRow,
  MoneyLine,
  Read,
  ReasonField,
  SimpleTable,
  Status,
  shownInstant,
  useAct,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { AmountOf, Findings } from './findings.tsx';
import { Signals } from './signals.tsx';
import { words } from './words.ts';

type Line = Reply<'/api/claims/{claimId}/lines/{claimLineId}'>;

function RefuseDialog(props: { line: Line; close: () => void }) {
  const { line } = props;
  const decide = useAct('/api/claims/{claimId}/lines/{claimLineId}/decision', {
    params: { claimId: line.claimId, claimLineId: line.claimLineId },
    after: props.close,
  });
  return (
    <FormDialog<{ reason: string }>
      title={words.decide.refuseTitle(line.person.name)}
      submit={words.decide.refuse}
      danger
      act={decide}
      close={props.close}
      send={({ reason }) => void decide.run({ version: line.version, decision: 'refuse', reason })}
    >
      <ReasonField
        name="reason"
        label={words.decide.reason}
        hint={words.decide.reasonHint}
        need={words.decide.needReason}
        rows={4}
        max={300}
        autoFocus
      />
    </FormDialog>
  );
}

/** Grant or refuse this one line; only what the server allows now. */
function Decide(props: { line: Line }) {
  const { line } = props;
  const [refusing, setRefusing] = useState(false);
  if (!line.allowed.includes('claims.decideLine')) return null;
  const act = {
    route: 'claims.decideLine',
    allowed: line.allowed,
    path: '/api/claims/{claimId}/lines/{claimLineId}/decision',
    params: { claimId: line.claimId, claimLineId: line.claimLineId },
  } as const;
  return (
    <div className="row">
      {line.status === 'refused' ? (
        <ActButton
          {...act}
          body={{ version: line.version, decision: 'restore' }}
          label={words.decide.restore}
        />
      ) : (
        <>
          {line.determination.outcome === 'entitled' ? (
            <ActButton
              {...act}
              body={{ version: line.version, decision: 'grant' }}
              label={words.decide.grant}
            />
          ) : null}
          <Button danger onClick={() => setRefusing(true)}>
            {words.decide.refuse}
          </Button>
        </>
      )}
      {refusing ? <RefuseDialog line={line} close={() => setRefusing(false)} /> : null}
    </div>
  );
}

function Explained(props: { line: Line }) {
  const { determination } = props.line;
  return (
    <details className="explained" open={determination.outcome !== 'entitled'}>
      <summary>{words.line.explanation}</summary>
      {determination.explanation.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </details>
  );
}

function History(props: { line: Line }) {
  if (props.line.history.length < 2) return null;
  return (
    <details className="explained">
      <summary>{words.line.history}</summary>
      <SimpleTable
        rows={props.line.history}
        rowKey={(item) => item.determinationId}
        columns={[
          { kind: 'instant', show: (item) => item.decidedAt },
          { kind: 'status', in: 'outcomes', show: (item) => item.outcome },
          { kind: 'money', show: (item) => item.amountFen },
          { show: (item) => item.pack },
          { show: (item) => (item.isCurrent ? words.line.historyCurrent : words.line.historySuperseded) },
        ]}
      />
    </details>
  );
}

function Whole(props: { line: Line }) {
  const { line } = props;
  const { me } = useMe();
  return (
    <>
      <Decide line={line} />
      {line.refusalReason ? (
        <MarginRow law={null}>
          <Status in="lineStatuses" id="refused" /> {words.line.refusalReason} {line.refusalReason}
        </MarginRow>
      ) : null}
      {line.returnReason ? (
        <MarginRow law={null}>
          <Status in="lineStatuses" id="returned" /> {words.line.returnReason} {line.returnReason}
        </MarginRow>
      ) : null}
      <AmountOf of={line.determination} benefit={line.benefit} />
      <Signals claimId={line.claimId} signals={line.signals} />
      <Findings of={line.determination} />
      <Explained line={line} />
      <History line={line} />
      <h3>{words.line.moneyLine}</h3>
      <MoneyLine lifecycle={line.lifecycle} />
      <p className="row">
        {mayCall(me, 'persons.explain') ? (
          <Link to={`/desk/persons/${line.person.personId}`}>{words.line.person}</Link>
        ) : null}
        {line.publicationId ? (
          <Link to={`/desk/publications/${line.publicationId}`}>{words.line.publication}</Link>
        ) : null}
        {line.orderNumber ? <span>{words.line.order(line.orderNumber)}</span> : null}
      </p>
      <p className="quiet small">
        {words.line.decidedAt(shownInstant(line.determination.decidedAt), line.determination.pack)}
      </p>
    </>
  );
}

/** One person of a claim: what the law says of her and why, what must be checked, what to decide. */
export function LinePanel(props: {
  claimId: string;
  claimLineId: string;
  position: string | null;
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
  onClose: () => void;
}) {
  const answer = useRead('/api/claims/{claimId}/lines/{claimLineId}', {
    params: { claimId: props.claimId, claimLineId: props.claimLineId },
  });
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    panel.current?.scrollTo(0, 0);
  }, []);
  return (
    <article className="review-line case" ref={panel} aria-label={words.line.outcome}>
      <header>
        <div className="row">
          <Button size="small" disabled={!props.onPrevious} onClick={props.onPrevious ?? undefined}>
            {words.line.previous}
          </Button>
          <Button size="small" disabled={!props.onNext} onClick={props.onNext ?? undefined}>
            {words.line.next}
          </Button>
          <span className="quiet" role="status">
            {props.position}
          </span>
        </div>
        <Button size="small" type="text" onClick={props.onClose}>
          {common.close}
        </Button>
      </header>
      <Read of={answer}>
        {(line) => (
          <>
            <div className="line-head">
              <h3>{words.line.title(line.lineNo, line.person.name)}</h3>
              <span className="quiet nowrap">{line.person.idNumberMasked}</span>
              <Status in="lineStatuses" id={line.status} />
            </div>
            <Whole line={line} />
          </>
        )}
      </Read>
    </article>
  );
}
