import { Button } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { read, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  ActButton,
  AppealLink,
  CasePage,
  Cell,
  Code,
  Day,
  DaysLeft,
  DueDay,
  FormGrid,
  Label,
  Money,
  MoneyLine,
  Notice,
  Read,
  ReviewButtons,
  Section,
  StepRecord,
  shownInstant,
  useVocabulary,
  yuan,
} from '../../../ui/index.ts';
import { HeldPayee, HoldPayeeButton } from '../../registry/payees/holds.tsx';
import { ClaimStatus } from './claim-status.tsx';
import { Blocked } from './compute.tsx';
import { Confirmed } from './confirmed.tsx';
import { Decisions } from './decisions.tsx';
import { Lines } from './lines.tsx';
import { ChoosePurse, ClaimPurses, PurseQuestion } from './purses.tsx';
import { ReturnProposed, WaysBack } from './ways-back.tsx';
import { words } from './words.ts';
import './claims.css';
import type { Claim } from './replies.ts';

const WATCHED = [
  { name: 'status', label: words.columns.status, in: 'claimStatuses' },
  { name: 'lineCount', label: words.columns.people },
] as const;

function watching(claim: Claim) {
  return {
    seen: claim,
    reread: () => read('/api/claims/{claimId}', { params: { claimId: claim.claimId } }),
    fields: WATCHED,
  };
}

const ACTS = [
  'claims.confirm',
  'claims.accept',
  'claims.firstReview',
  'claims.secondReview',
  'claims.decideRejection',
  'claims.decideReturn',
  'publications.open',
  'payments.prepare',
  'claims.decidePurse',
  'claims.recompute',
] as const;

function NextAct(props: { claim: Claim }) {
  const { claim } = props;
  const { term } = useVocabulary();
  const mine = ACTS.find((route) => claim.allowed.includes(route));
  const sentence = mine
    ? words.nextAct[mine]
    : claim.assignedRole
      ? words.nextAct.waiting(term('roles', claim.assignedRole))
      : ['settled', 'rejected', 'withdrawn'].includes(claim.status)
        ? words.nextAct.done
        : words.nextAct.none;
  return (
    <>
      <div>{sentence}</div>
      {claim.due ? (
        <div>
          <DueDay on={claim.due.dueOn} /> <DaysLeft days={claim.due.workingDaysLeft} />{' '}
          <Code of={claim.due.clause} />
        </div>
      ) : null}
    </>
  );
}

/** The way to the page where approved lines are published or paid, with this claim ticked. */
function Onward(props: { claim: Claim }) {
  const { allowed, claimId } = props.claim;
  const go = useNavigate();
  return (
    <>
      {allowed.includes('publications.open') ? (
        <Button type="primary" onClick={() => go(`/desk/publications?claim=${claimId}`)}>
          {words.acts.publish}
        </Button>
      ) : null}
      {allowed.includes('payments.prepare') ? (
        <Button type="primary" onClick={() => go(`/desk/payments?claim=${claimId}`)}>
          {words.acts.pay}
        </Button>
      ) : null}
    </>
  );
}

function Acts(props: { claim: Claim }) {
  const { claim } = props;
  const params = { claimId: claim.claimId };
  const review = {
    allowed: claim.allowed,
    params,
    version: claim.version,
    subject: claim.number,
    watch: watching(claim),
  };
  return (
    <>
      <ActButton
        route="claims.recompute"
        allowed={claim.allowed}
        path="/api/claims/{claimId}/recompute"
        params={params}
        body={{ version: claim.version }}
        label={words.acts.recompute}
        watch={watching(claim)}
      />
      <ActButton
        route="claims.confirm"
        allowed={claim.allowed}
        path="/api/claims/{claimId}/confirm"
        params={params}
        body={{ version: claim.version }}
        label={words.acts.confirm}
        ask={
          claim.entitledFen === 0 && claim.lines.every(({ status }) => status === 'not-entitled')
            ? words.acts.confirmRefusalAsk(claim.lineCount)
            : words.acts.confirmAsk(claim.lineCount, yuan(claim.entitledFen))
        }
        kind="primary"
        watch={watching(claim)}
      />
      <Onward claim={claim} />
      <WaysBack claim={claim} />
      <ChoosePurse claim={claim} />
      <ReviewButtons route="claims.accept" path="/api/claims/{claimId}/accept" {...review} />
      <ReviewButtons route="claims.firstReview" path="/api/claims/{claimId}/first-review" {...review} />
      <ReviewButtons route="claims.secondReview" path="/api/claims/{claimId}/second-review" {...review} />
      <ReviewButtons
        route="claims.decideRejection"
        path="/api/claims/{claimId}/rejection"
        {...review}
        subject={words.acts.rejection(claim.number)}
        decisions={['passed', 'returned']}
      />
    </>
  );
}

function Prints(props: { claim: Claim }) {
  const base = `/print/claims/${props.claim.claimId}`;
  return (
    <p className="row">
      <Link to={`${base}/form`}>{words.acts.printForm}</Link>
      <Link to={`${base}/roster`}>{words.acts.printRoster}</Link>
    </p>
  );
}

/** Roster rows that changed after they were determined: whoever reviews the claim must know. */
function RosterChanges(props: { claim: Claim }) {
  const changed = props.claim.lineRows.filter((line) => line.rosterChangedAt !== null);
  if (changed.length === 0) return null;
  return (
    <Notice title={words.rosterChanged.title(changed.length)} tone="alarm">
      <p>{words.rosterChanged.hint}</p>
      <ul>
        {changed.map((line) => (
          <li key={line.claimLineId}>
            {words.rosterChanged.line(
              line.lineNo,
              line.person.name,
              shownInstant(line.rosterChangedAt ?? ''),
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** What the claim is about: a class with its page, whatever was earned in it, or a list. */
function Subject(props: { of: Claim['subject'] }) {
  const { kind, id, name, number } = props.of;
  const { me } = useMe();
  const isList = kind === 'work-for-training-list';
  const mayOpen = id !== null && mayCall(me, isList ? 'employment.list' : 'classes.show');
  const page = isList ? 'work-for-training' : 'classes';
  return (
    <>
      {mayOpen ? <Link to={`/desk/${page}/${id}`}>{name}</Link> : name} {number}
    </>
  );
}

function Whole(props: { claim: Claim; inDrawer: boolean }) {
  const { claim } = props;
  const { term } = useVocabulary();
  const payee = { organisationId: claim.payee.organisationId, personId: null, name: claim.payee.name };
  return (
    <CasePage
      title={words.head.title(term('benefits', claim.benefit), claim.subject.name)}
      number={words.head.number(claim.number)}
      status={<ClaimStatus claim={claim} />}
      facts={[claim.payee.name, words.totals.people(claim.lineCount)]}
      next={<NextAct claim={claim} />}
      acts={<Acts claim={claim} />}
      inDrawer={props.inDrawer}
    >
      <MoneyLine lifecycle={claim.lifecycle} />
      {claim.status === 'returned' && claim.returnedClears ? (
        <Notice title={words.returnedClears} tone="alarm">
          <p>{claim.returnedClears}</p>
        </Notice>
      ) : null}
      <ReturnProposed claim={claim} />
      <PurseQuestion claim={claim} />
      {claim.status === 'rejected' ? <AppealLink subjectType="claim" subjectId={claim.claimId} /> : null}
      {payee.organisationId ? <HeldPayee payee={payee} /> : null}
      <RosterChanges claim={claim} />
      <Confirmed of={claim.subject} />
      <FormGrid>
        <Cell label={words.head.payee}>
          <span className="row">
            {claim.claimant.name} {payee.organisationId ? <HoldPayeeButton payee={payee} /> : null}
          </span>
        </Cell>
        <Cell label={words.head.subject}>
          <Subject of={claim.subject} />
        </Cell>
        <Cell label={words.columns.benefit}>
          <Label in="benefits" id={claim.benefit} />
        </Cell>
        <Cell label={words.head.fund}>
          <ClaimPurses claim={claim} />
        </Cell>
        <Cell label={words.head.claimedOn}>
          <Day on={claim.claimedOn} />
        </Cell>
        <Cell label={words.head.lineCount}>{words.totals.people(claim.lineCount)}</Cell>
        <Cell label={words.head.entitled}>
          <Money fen={claim.entitledFen} unit />
        </Cell>
        <Cell label={words.head.granted}>
          <Money fen={claim.grantedFen} unit />
        </Cell>
        <Cell label={words.head.paid}>
          <Money fen={claim.paidFen} unit />
        </Cell>
      </FormGrid>
      <Prints claim={claim} />
      <Decisions claim={claim} />
      <Lines claim={claim} inDrawer={props.inDrawer} />
      <Blocked people={claim.blocked} />
      <Section title={words.record}>
        <StepRecord steps={claim.steps} dueOn={claim.due?.dueOn ?? null} />
      </Section>
    </CasePage>
  );
}

/** One claim: its state and next act, where the money is, every person with the reason, and the acts allowed now. */
export function ClaimCase(props: { claimId: string; inDrawer?: boolean }) {
  const answer = useRead('/api/claims/{claimId}', { params: { claimId: props.claimId } });
  return (
    <Read of={answer} page={!props.inDrawer}>
      {(claim) => <Whole claim={claim} inDrawer={props.inDrawer === true} />}
    </Read>
  );
}

export function Component() {
  const { claimId = '' } = useParams();
  return <ClaimCase claimId={claimId} />;
}
