import { Checkbox, Input, Segmented } from 'antd';
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import {
  Code,
  type Column,
  DataTable,
  Label,
  Section,
  Status,
  useSearch,
  useVocabulary,
} from '../../../ui/index.ts';
import { ExpiredMark } from './expired.tsx';
import { useKeys } from './keys.ts';
import { LinePanel } from './line.tsx';
import { purseWords } from './purse-words.ts';
import { OffsetMark, RecoveryMark, shownStatus } from './recovered.tsx';
import type { Claim, ClaimLine } from './replies.ts';
import { words } from './words.ts';

const DISPOSITIONS = ['published', 'frozen', 'not-entitled', 'incomplete'] as const;

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
    value: shownStatus,
    kind: 'status',
    in: 'lineStatuses',
    cell: (row) => (
      <>
        <Status in="lineStatuses" id={shownStatus(row)} /> <OffsetMark of={row.offset} />
        <RecoveryMark of={row.recovery} /> <ExpiredMark of={row.expiredAnswers} />
      </>
    ),
  },
  {
    id: 'signals',
    title: words.lineColumns.signals,
    value: (row) => row.signals.map((signal) => signal.rule).join(' '),
    cell: (row) =>
      row.signals.map((signal) => (
        <div key={signal.rule}>
          <Code of={signal.rule} />
        </div>
      )),
  },
  {
    id: 'purse',
    title: purseWords.column,
    value: (row) => row.purse?.fundSource ?? null,
    cell: (row) =>
      row.purse === null ? (
        words.none
      ) : (
        <span title={row.purse.because ?? undefined}>
          {row.purse.fundSource === null ? (
            purseWords.open
          ) : (
            <Label in="fundSources" id={row.purse.fundSource} />
          )}{' '}
          {row.purse.document ?? <Code of={row.purse.clause} />}
        </span>
      ),
  },
  {
    id: 'because',
    title: words.lineColumns.because,
    value: (row) => row.refusalReason ?? row.returnReason ?? row.because,
    cell: (row) => (
      <span title={row.refusalReason ?? row.returnReason ?? row.because ?? undefined}>
        {row.clause ? (
          <b>
            <Code of={row.clause} />{' '}
          </b>
        ) : null}
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
const CERTIFICATE: Column<ClaimLine> = {
  id: 'certificate',
  title: words.lineColumns.certificate,
  value: (row) => row.certificate?.number,
  // The panel of a line says kind and day as well.
  cell: (row) => row.certificate?.number ?? words.none,
  width: 14,
};
const WITH_CERTIFICATE = [...COLUMNS.slice(0, 4), CERTIFICATE, ...COLUMNS.slice(4)];

/** Beside an open line only what distinguishes the people. */
const NARROW = COLUMNS.slice(0, 4);

/** The lines that the filters leave, in their order. */
function useShownLines(claim: Claim) {
  const [search, change] = useSearch();
  const disposition = DISPOSITIONS.find((disposition) => disposition === search.get('disposition')) ?? null;
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
  return { lines, disposition, onlySignals, text, setText, change, openId: search.get('line') };
}

type ShownLines = ReturnType<typeof useShownLines>;

function LineFilters(props: { claim: Claim; shown: ShownLines }) {
  const { claim, shown } = props;
  const { term } = useVocabulary();
  const totals = new Map(claim.totals.map((total) => [total.disposition, total]));
  return (
    <search className="filter-bar" aria-label={words.lines.filterLabel}>
      <Segmented<string>
        className="review-filter"
        aria-label={words.lines.filterLabel}
        value={shown.disposition ?? ''}
        onChange={(value) => shown.change({ disposition: value })}
        options={[
          { value: '', label: `${words.totals.all} ${claim.lineRows.length}` },
          ...DISPOSITIONS.filter((disposition) => totals.has(disposition)).map((disposition) => ({
            value: disposition,
            label: `${term('dispositions', disposition)} ${totals.get(disposition)?.count ?? 0}`,
          })),
        ]}
      />
      <Checkbox
        checked={shown.onlySignals}
        onChange={(event) => shown.change({ signals: event.target.checked ? 'open' : null })}
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
        {words.lines.shown(shown.lines.length, claim.lineRows.length)}
      </span>
    </search>
  );
}

/** Which line is open, and the way from one to the next by key and by button. */
function useOpenLine(props: { claim: Claim; inDrawer: boolean; shown: ShownLines }) {
  const { claim, inDrawer } = props;
  const { lines, openId, change } = props.shown;
  const go = useNavigate();
  const at = lines.findIndex((line) => line.claimLineId === openId);
  // Keys may come faster than the page is drawn: the next step counts from the last one asked for.
  const wanted = useRef(at);
  wanted.current = at;
  const open = useCallback(
    (claimLineId: string | null) => {
      if (inDrawer && claimLineId) go(`/desk/claims/${claim.claimId}?line=${claimLineId}`);
      else change({ line: claimLineId });
    },
    [claim.claimId, go, inDrawer, change],
  );
  const step = useCallback(
    (by: number) => {
      const next = Math.min(lines.length - 1, Math.max(0, wanted.current + by));
      const line = lines[next];
      if (line === undefined) return;
      wanted.current = next;
      open(line.claimLineId);
    },
    [lines, open],
  );
  useKeys(!inDrawer, {
    j: () => step(1),
    k: () => step(-1),
    arrowdown: () => step(1),
    arrowup: () => step(-1),
    escape: () => open(null),
    a: () => document.querySelector<HTMLElement>('.case-head [data-decision="passed"]')?.click(),
    r: () => document.querySelector<HTMLElement>('.case-head [data-decision="returned"]')?.click(),
  });
  return { at, open, step };
}

/** Everybody of a claim, and beside the list the one who is looked at. */
export function Lines(props: { claim: Claim; inDrawer: boolean }) {
  const { claim, inDrawer } = props;
  const shown = useShownLines(claim);
  const { lines, openId } = shown;
  const { at, open, step } = useOpenLine({ claim, inDrawer, shown });
  return (
    <Section
      title={words.lines.title}
      aside={inDrawer ? null : <span className="keys">{words.lines.keys}</span>}
    >
      <LineFilters claim={claim} shown={shown} />
      <div className={at >= 0 ? 'review open' : 'review'}>
        <div className="review-list">
          {lines.length === 0 ? (
            <p className="empty">{words.lines.none}</p>
          ) : (
            <DataTable
              label={words.lines.title}
              columns={at >= 0 ? NARROW : claim.subject.kind === 'certificates' ? WITH_CERTIFICATE : COLUMNS}
              rows={lines}
              rowKey={(line) => line.claimLineId}
              href={(line) => `/desk/claims/${claim.claimId}?line=${line.claimLineId}`}
              open={(line) => open(line.claimLineId)}
              openKey={openId}
              height="calc(100dvh - 11rem)"
              fixedOrder
            />
          )}
        </div>
        {openId && !inDrawer ? (
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
