import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  ActButton,
  AppealLink,
  FormDialog,
  MarginRow,
  MoneyLine,
  Notice,
  Read,
  ReasonField,
  SimpleTable,
  Status,
  shownInstant,
  useAct,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { HeldPayee } from '../../registry/payees/holds.tsx';
import { CertificateText } from './certificate-text.tsx';
import { OwnDecision } from './decisions.tsx';
import { ExpiredAnswers } from './expired.tsx';
import { AmountOf, Findings } from './findings.tsx';
import { Heir } from './heir.tsx';
import { Held, HoldButton } from './hold.tsx';
import { LinePurse } from './purses.tsx';
import { OffsetMark, Recovered, shownStatus } from './recovered.tsx';
import { Signals } from './signals.tsx';
import { words } from './words.ts';

type Line = Reply<'/api/claims/{claimId}/lines/{claimLineId}'>;

type Spoken = 'refuse' | 'decline' | 'propose';

const SPOKEN = {
  refuse: { title: words.decide.refuseTitle, submit: words.decide.refuse, hint: words.decide.reasonHint },
  decline: { title: words.decide.declineTitle, submit: words.decide.decline, hint: words.decide.declineHint },
  propose: { title: words.decide.proposeTitle, submit: words.decide.propose, hint: words.decide.proposeHint },
} as const;

/** A decision about one line that needs words. */
function SpokenDialog(props: { line: Line; spoken: Spoken; close: () => void }) {
  const { line, spoken } = props;
  const options = {
    params: { claimId: line.claimId, claimLineId: line.claimLineId },
    after: props.close,
  };
  const decide = useAct('/api/claims/{claimId}/lines/{claimLineId}/decision', options);
  const propose = useAct('/api/claims/{claimId}/lines/{claimLineId}/grant-proposal', options);
  const said = SPOKEN[spoken];
  return (
    <FormDialog<{ reason: string }>
      title={said.title(line.person.name)}
      submit={said.submit}
      danger={spoken === 'refuse'}
      act={spoken === 'propose' ? propose : decide}
      close={props.close}
      send={({ reason }) =>
        spoken === 'propose'
          ? void propose.run({ version: line.version, reason })
          : void decide.run({ version: line.version, decision: spoken, reason })
      }
    >
      <ReasonField
        name="reason"
        label={words.decide.reason}
        hint={said.hint}
        need={words.decide.needReason}
        rows={4}
        max={300}
        autoFocus
      />
    </FormDialog>
  );
}

/** The second reviewer's buttons beside a proposal of somebody else. */
function DecideProposal(props: { line: Line; decline: () => void }) {
  const { line } = props;
  if (!line.grantProposed) return null;
  return (
    <>
      <ActButton
        route="claims.decideLine"
        allowed={line.allowed}
        path="/api/claims/{claimId}/lines/{claimLineId}/decision"
        params={{ claimId: line.claimId, claimLineId: line.claimLineId }}
        body={{ version: line.version, decision: 'grant' }}
        label={words.decide.grant}
      />
      <Button onClick={props.decline}>{words.decide.decline}</Button>
    </>
  );
}

/** Propose, grant or refuse this one line; only what the server allows now. */
function Decide(props: { line: Line }) {
  const { line } = props;
  const [spoken, setSpoken] = useState<Spoken | null>(null);
  const decides = line.allowed.includes('claims.decideLine');
  return (
    <>
      {line.grantProposed ? (
        <p>{words.decide.proposed(line.grantProposed.by, line.grantProposed.reason)}</p>
      ) : null}
      <div className="row">
        {line.allowed.includes('claims.proposeGrant') ? (
          <Button type="primary" onClick={() => setSpoken('propose')}>
            {words.decide.propose}
          </Button>
        ) : null}
        {decides && line.status === 'refused' ? (
          <ActButton
            route="claims.decideLine"
            allowed={line.allowed}
            path="/api/claims/{claimId}/lines/{claimLineId}/decision"
            params={{ claimId: line.claimId, claimLineId: line.claimLineId }}
            body={{ version: line.version, decision: 'restore' }}
            label={words.decide.restore}
          />
        ) : null}
        {decides && line.status !== 'refused' ? (
          <>
            <DecideProposal line={line} decline={() => setSpoken('decline')} />
            <Button danger onClick={() => setSpoken('refuse')}>
              {words.decide.refuse}
            </Button>
          </>
        ) : null}
        <HoldButton line={line} />
      </div>
      {spoken === null ? null : <SpokenDialog line={line} spoken={spoken} close={() => setSpoken(null)} />}
    </>
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

/** What would make it due, and by when, in the words in which one says it to the person. */
function WaysToYes(props: { of: Line['waysToYes'] }) {
  if (props.of.length === 0) return null;
  return (
    <Notice title={words.line.ways}>
      <ul>
        {props.of.map((way) => (
          <li key={way}>{way}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Whole(props: { line: Line }) {
  const { line } = props;
  const { me } = useMe();
  return (
    <>
      <Held line={line} />
      <HeldPayee payee={{ organisationId: null, personId: line.person.personId, name: line.person.name }} />
      <ExpiredAnswers of={line.expiredAnswers} />
      <Heir line={line} />
      <Recovered line={line} />
      <OwnDecision line={line} />
      {line.status === 'refused' || line.status === 'not-entitled' ? (
        <AppealLink subjectType="claim-line" subjectId={line.claimLineId} />
      ) : null}
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
      {line.certificate ? (
        <p>
          {words.line.certificate} <CertificateText of={line.certificate} />
        </p>
      ) : null}
      <AmountOf of={line.determination} benefit={line.benefit} />
      <LinePurse line={line} />
      <WaysToYes of={line.waysToYes} />
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
              <Status in="lineStatuses" id={shownStatus(line)} /> <OffsetMark of={line.offset} />
            </div>
            <Whole line={line} />
          </>
        )}
      </Read>
    </article>
  );
}
