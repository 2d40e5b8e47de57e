import {
  Day,
  Instant,
  Money,
  ReasonButton,
  Section,
  type SimpleColumn,
  SimpleTable,
  useVocabulary,
} from '../../../ui/index.ts';
import { OffsetLines } from './offset.tsx';
import type { Recovery } from './replies.ts';
import { words } from './words.ts';

type Proposal = Recovery['decided'][number];

/** The booked receipt that a reversal is about: how much, when, by which slip. */
export function ReversedReceipt(props: { of: Pick<Proposal, 'reverses'>; case: Recovery }) {
  const receipt = props.case.decided.find((one) => one.proposalId === props.of.reverses);
  return receipt ? (
    <p>
      {words.reversal.of} <Money fen={receipt.amountFen} unit /> <Day on={receipt.receivedOn} />{' '}
      {receipt.bankReference}
    </p>
  ) : null;
}

/** Somebody states that this booked receipt was wrong. */
function ReverseButton(props: { of: Proposal; case: Recovery }) {
  const { of } = props;
  const { allowed, recoveryId, version } = props.case;
  if ((of.kind !== 'receipt' && of.kind !== 'offset') || of.status !== 'approved') return null;
  return (
    <ReasonButton
      allowed={allowed}
      params={{ recoveryId, receiptId: of.proposalId }}
      version={version}
      route="recoveries.proposeReversal"
      path="/api/recovery-cases/{recoveryId}/receipts/{receiptId}/reversal"
      label={words.reversal.act}
      title={words.reversal.title(of.kind === 'offset', of.bankReference ?? '')}
      effect={of.kind === 'offset' ? words.reversal.offsetEffect : words.reversal.effect}
      hint={words.reversal.hint}
      said={() => words.reversal.done}
    />
  );
}

function columnsFor(of: Recovery, slipOf: ReadonlyMap<string, string>): readonly SimpleColumn<Proposal>[] {
  const columns = words.decidedColumns;
  return [
    { title: columns.what, rowHead: true, kind: 'word', in: 'recoveryProposals', show: (one) => one.kind },
    { title: columns.amount, kind: 'money', show: (one) => one.amountFen },
    {
      title: columns.who,
      show: (one) => (
        <>
          {one.proposedBy} <Instant at={one.proposedAt} />
        </>
      ),
    },
    { title: columns.by, className: 'nowrap', show: (one) => one.decidedBy },
    { title: columns.status, kind: 'status', in: 'recoveryProposalStatuses', show: (one) => one.status },
    {
      title: columns.note,
      show: (one) => (
        <>
          {[one.bankReference ?? slipOf.get(one.reverses ?? ''), one.reason, one.opinion]
            .filter(Boolean)
            .join(' ')}{' '}
          {one.offset ? <OffsetLines of={one.offset} /> : null}
          <ReverseButton of={one} case={of} />
        </>
      ),
    },
  ];
}

/** What was proposed and decided, newest first; a booked receipt that was wrong is countered from here. */
export function Decided(props: { of: Recovery }) {
  const { of } = props;
  const { term } = useVocabulary();
  if (of.decided.length === 0) return null;
  const slipOf = new Map(
    of.decided.map((one) => [
      one.proposalId,
      [term('recoveryProposals', one.kind), one.bankReference].filter(Boolean).join(' '),
    ]),
  );
  return (
    <Section title={words.decided}>
      <SimpleTable
        scroll={words.decided}
        blocks
        rows={of.decided}
        rowKey={(one) => one.proposalId}
        columns={columnsFor(of, slipOf)}
      />
    </Section>
  );
}
