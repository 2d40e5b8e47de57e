import { Checkbox, Input, Segmented } from 'antd';
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { type Reply, read, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  ActButton,
  CasePage,
  Cell,
  type Column,
  DataTable,
  Day,
  DaysLeft,
  FormGrid,
  Label,
  Money,
  MoneyLine,
  Notice,
  Read,
  ReviewButtons,
  Section,
  Status,
  StepRecord,
  useVocabulary,
  yuan,
} from '../../../ui/index.ts';
import { Blocked } from './compute.tsx';
import { useKeys } from './keys.ts';
import { LinePanel } from './line.tsx';
import { words } from './words.ts';
import './claims.css';

export type Claim = Reply<'/api/claims/{claimId}'>;
export type ClaimLine = Claim['lineRows'][number];

const DISPOSITIONS = ['published', 'frozen', 'not-entitled', 'incomplete'] as const;
type Disposition = (typeof DISPOSITIONS)[number];

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
          <Day on={claim.due.dueOn} /> <DaysLeft days={claim.due.workingDaysLeft} /> {claim.due.clause}
        </div>
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
        ask={words.acts.confirmAsk(claim.lineCount, yuan(claim.entitledFen))}
        kind="primary"
        watch={watching(claim)}
      />
      <ReviewButtons route="claims.accept" path="/api/claims/{claimId}/accept" {...review} />
      <ReviewButtons route="claims.firstReview" path="/api/claims/{claimId}/first-review" {...review} />
      <ReviewButtons route="claims.secondReview" path="/api/claims/{claimId}/second-review" {...review} />
    </>
  );
}

const COLUMNS: readonly Column<ClaimLine>[] = [
  { id: 'name', title: words.lineColumns.name, value: (row) => row.person.name, width: 6 },
  { id: 'lineNo', title: words.lineColumns.lineNo, value: (row) => row.lineNo, kind: 'count' },
  { id: 'amount', title: words.lineColumns.amount, value: (row) => row.amountFen, kind: 'money' },
  {
    id: 'disposition',
    title: words.lineColumns.disposition,
    value: (row) => row.disposition,
    kind: 'status',
    in: 'dispositions',
  },
  {
    id: 'status',
    title: words.lineColumns.status,
    value: (row) => row.status,
    kind: 'status',
    in: 'lineStatuses',
  },
  {
    id: 'signals',
    title: words.lineColumns.signals,
    value: (row) => row.signals.map((signal) => signal.rule).join(' '),
  },
  {
    id: 'because',
    title: words.lineColumns.because,
    value: (row) => row.refusalReason ?? row.returnReason ?? row.because,
    cell: (row) => (
      <span title={row.refusalReason ?? row.returnReason ?? row.because ?? undefined}>
        {row.clause ? <b>{row.clause} </b> : null}
        {row.refusalReason ?? row.returnReason ?? row.because ?? words.none}
      </span>
    ),
  },
  { id: 'idNumber', title: words.lineColumns.idNumber, value: (row) => row.person.idNumberMasked },
  {
    id: 'quantity',
    title: words.lineColumns.quantity,
    value: (row) => row.quantity?.count,
    cell: (row) =>
      row.quantity ? (
        <>
          {row.quantity.count} <Label in="units" id={row.quantity.unit} />
        </>
      ) : (
        words.none
      ),
  },
  { id: 'standard', title: words.lineColumns.standard, value: (row) => row.standardText },
];
/** Beside an open line only what tells the people apart. */
const NARROW = COLUMNS.slice(0, 4);

/** The lines that the filters leave, in their order. */
function useShownLines(claim: Claim) {
  const [search, setSearch] = useSearchParams();
  const disposition = (DISPOSITIONS as readonly string[]).includes(search.get('disposition') ?? '')
    ? (search.get('disposition') as Disposition)
    : null;
  const onlySignals = search.get('signals') === 'open';
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const lines = useMemo(
    () =>
      claim.lineRows.filter(
        (line) =>
          (disposition === null || line.disposition === disposition) &&
          (!onlySignals || line.signals.some((signal) => signal.status === 'open')) &&
          (wanted === '' || line.person.name.includes(wanted) || line.person.idNumberMasked.endsWith(wanted)),
      ),
    [claim.lineRows, disposition, onlySignals, wanted],
  );
  const set = useCallback(
    (name: string, value: string | null) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          if (value === null) next.delete(name);
          else next.set(name, value);
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return { lines, disposition, onlySignals, text, setText, set, openId: search.get('line') };
}

function Lines(props: { claim: Claim; inDrawer: boolean }) {
  const { claim } = props;
  const shown = useShownLines(claim);
  const { term } = useVocabulary();
  const go = useNavigate();
  const { lines, openId, set } = shown;
  const at = lines.findIndex((line) => line.claimLineId === openId);
  // Keys may come faster than the page is drawn: the next step counts from the last one asked for.
  const asked = useRef(at);
  asked.current = at;
  const open = useCallback(
    (claimLineId: string | null) => {
      if (props.inDrawer && claimLineId) go(`/desk/claims/${claim.claimId}?line=${claimLineId}`);
      else set('line', claimLineId);
    },
    [claim.claimId, go, props.inDrawer, set],
  );
  const step = useCallback(
    (by: number) => {
      const next = Math.min(lines.length - 1, Math.max(0, asked.current + by));
      const line = lines[next];
      if (line === undefined) return;
      asked.current = next;
      open(line.claimLineId);
    },
    [lines, open],
  );
  useKeys(!props.inDrawer, {
    j: () => step(1),
    k: () => step(-1),
    arrowdown: () => step(1),
    arrowup: () => step(-1),
    escape: () => open(null),
    a: () => document.querySelector<HTMLElement>('.case-head [data-decision="passed"]')?.click(),
    r: () => document.querySelector<HTMLElement>('.case-head [data-decision="returned"]')?.click(),
  });
  const totals = new Map(claim.totals.map((total) => [total.disposition, total]));
  return (
    <Section
      title={words.lines.title}
      aside={props.inDrawer ? null : <span className="keys">{words.lines.keys}</span>}
    >
      <search className="filter-bar" aria-label={words.lines.filterLabel}>
        <Segmented<string>
          className="review-filter"
          aria-label={words.lines.filterLabel}
          value={shown.disposition ?? ''}
          onChange={(value) => set('disposition', value === '' ? null : value)}
          options={[
            { value: '', label: `${words.totals.all} ${claim.lineRows.length}` },
            ...DISPOSITIONS.filter((one) => totals.has(one)).map((one) => ({
              value: one,
              label: `${term('dispositions', one)} ${totals.get(one)?.count ?? 0}`,
            })),
          ]}
        />
        <Checkbox
          checked={shown.onlySignals}
          onChange={(event) => set('signals', event.target.checked ? 'open' : null)}
        >
          {words.lines.onlySignals}
        </Checkbox>
        <Input
          allowClear
          value={shown.text}
          aria-label={words.lines.search}
          placeholder={words.lines.search}
          onChange={(event) => shown.setText(event.target.value)}
          style={{ width: '13rem' }}
        />
        <span className="end quiet" role="status">
          {words.lines.shown(lines.length, claim.lineRows.length)}
        </span>
      </search>
      <div className={at >= 0 ? 'review open' : 'review'}>
        <div className="review-list">
          {lines.length === 0 ? (
            <p className="empty">{words.lines.none}</p>
          ) : (
            <DataTable
              label={words.lines.title}
              columns={at >= 0 ? NARROW : COLUMNS}
              rows={lines}
              rowKey={(line) => line.claimLineId}
              href={(line) => `/desk/claims/${claim.claimId}?line=${line.claimLineId}`}
              open={(line) => open(line.claimLineId)}
              openKey={openId}
              height="calc(100dvh - 11rem)"
            />
          )}
        </div>
        {openId && !props.inDrawer ? (
          <LinePanel
            key={openId}
            claimId={claim.claimId}
            claimLineId={openId}
            position={at >= 0 ? words.line.position(at + 1, lines.length) : null}
            onPrevious={at > 0 ? () => step(-1) : null}
            onNext={at >= 0 && at < lines.length - 1 ? () => step(1) : null}
            onClose={() => open(null)}
          />
        ) : null}
      </div>
    </Section>
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

function Whole(props: { claim: Claim; inDrawer: boolean }) {
  const { claim } = props;
  const { term } = useVocabulary();
  const { me } = useMe();
  return (
    <CasePage
      title={words.head.title(term('benefits', claim.benefit), claim.subject.name)}
      number={words.head.number(claim.number)}
      status={<Status in="claimStatuses" id={claim.status} />}
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
      <FormGrid>
        <Cell label={words.head.payee}>{claim.payee.name}</Cell>
        <Cell label={words.head.subject}>
          {claim.subject.kind === 'class' && mayCall(me, 'classes.show') ? (
            <Link to={`/desk/classes/${claim.subject.id}`}>{claim.subject.name}</Link>
          ) : (
            claim.subject.name
          )}{' '}
          {claim.subject.number}
        </Cell>
        <Cell label={words.columns.benefit}>
          <Label in="benefits" id={claim.benefit} />
        </Cell>
        <Cell label={words.head.fund}>
          <Label in="fundSources" id={claim.fundSource} />
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
  return <Read of={answer}>{(claim) => <Whole claim={claim} inDrawer={props.inDrawer === true} />}</Read>;
}

export function Component() {
  const { claimId = '' } = useParams();
  return <ClaimCase claimId={claimId} />;
}
