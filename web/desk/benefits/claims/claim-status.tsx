import { Status } from '../../../ui/index.ts';
import { words } from './words.ts';

interface Counted {
  readonly status: string;
  readonly heldLines: number;
  readonly lineCount: number;
  readonly lines: readonly { readonly status: string; readonly count: number; readonly amountFen: number }[];
}

/** How many lines of a claim stand in one status, and what they sum up to. */
function linesIn(claim: Counted, status: string): { count: number; amountFen: number } {
  const found = claim.lines.find((line) => line.status === status);
  return { count: found?.count ?? 0, amountFen: found?.amountFen ?? 0 };
}

/** How many have their money while others of the claim still wait; undefined when it is none or all. */
function partlyPaid(claim: Counted): string | undefined {
  const paid = linesIn(claim, 'paid').count;
  return claim.status === 'settled' || paid === 0 ? undefined : words.partlyPaid(paid, claim.lineCount);
}

/** It has come to an end, and nobody of it was paid. */
const isRefusedWhole = (claim: Counted) => claim.status === 'settled' && linesIn(claim, 'paid').count === 0;

/** The status of a claim; one that is partly paid says so before anything else. */
export function ClaimStatus(props: { claim: Counted }) {
  const partly = partlyPaid(props.claim);
  return (
    <>
      {partly ? <strong className="nowrap">{partly} </strong> : null}
      {isRefusedWhole(props.claim) ? <strong className="nowrap">{words.allRefused} </strong> : null}
      <Status in="claimStatuses" id={props.claim.status} />
      {props.claim.heldLines > 0 ? (
        <strong className="nowrap"> {words.hold.mark(props.claim.heldLines)}</strong>
      ) : null}
    </>
  );
}
